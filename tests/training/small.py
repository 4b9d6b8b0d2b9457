"""A training of a few weights, whose every batch is a function of its step."""

import torch

from tests.tiny import tiny_seed


def make():
    torch.manual_seed(tiny_seed())
    return torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Dropout(0.2), torch.nn.Linear(8, 1))


def batch(step):
    generator = torch.Generator().manual_seed(step)
    x = torch.randn(16, 4, generator=generator)
    return x, x.sum(1, keepdim=True)


def loss(model, pair):
    return ((model(pair[0]) - pair[1]) ** 2).mean()


def weights(model):
    return torch.cat([p.detach().flatten() for p in model.parameters()])
