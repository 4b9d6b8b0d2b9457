"""The loop against a hand-written AdamW run, and an interrupted run against one that was not."""

import json
import math
from contextlib import ExitStack

import numpy as np
import pytest
import torch
from peft import LoraConfig, get_peft_model
from transformers import Qwen3Config, Qwen3ForCausalLM

from mmsid.cli.ending import fault
from mmsid.errors import MmsidError
from mmsid.recommender.prompts import IGNORED
from mmsid.training.loop import Schedule, logits_and_loss, train
from tests.disk import files_of_at_most
from tests.tiny import tiny_seed
from tests.training.small import batch, loss, make, weights


def test_it_is_adamw_with_warmup_cosine_and_clipping():
    schedule = Schedule(steps=12, learning_rate=0.01, weight_decay=0.1, warmup=0.25)
    model, hand = make(), make()
    train(model, batch, loss, schedule)
    groups = [
        {"params": [p for p in hand.parameters() if p.ndim > 1], "weight_decay": 0.1},
        {"params": [p for p in hand.parameters() if p.ndim < 2], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=0.01, betas=(0.9, 0.98))
    for step in range(12):
        rate = 0.01 * (step + 1) / 3 if step < 3 else 0.01 * (0.1 + 0.45 * (1 + math.cos(math.pi * (step - 3) / 9)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        torch.manual_seed(step)
        value = loss(hand, batch(step))
        value.backward()
        torch.nn.utils.clip_grad_norm_(hand.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
    torch.testing.assert_close(weights(model), weights(hand))


@pytest.mark.parametrize("kind", ["tied", "untied", "adapter"])
def test_what_a_model_says_of_the_targets_alone_is_what_it_says_of_them_among_all(kind):
    torch.manual_seed(tiny_seed())
    shape = {"hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 2, "num_attention_heads": 2}
    model = Qwen3ForCausalLM(
        Qwen3Config(vocab_size=40, num_key_value_heads=1, head_dim=8, tie_word_embeddings=kind != "untied", **shape)
    ).eval()
    if kind == "adapter":
        rows = {"embed_tokens": [38, 39]}
        lora = LoraConfig(target_modules="all-linear", trainable_token_indices=rows, init_lora_weights=False)
        model = get_peft_model(model, lora).eval()
    rng = np.random.default_rng(0)
    ids = rng.integers(40, size=(5, 9))
    labels = np.where(rng.random((5, 9)) < 0.4, ids, IGNORED)
    trained = [p for p in model.parameters() if p.requires_grad]

    logits, found = logits_and_loss(model, ids, labels)
    gradients = torch.autograd.grad(found, trained)
    every = model(input_ids=torch.from_numpy(ids), labels=torch.from_numpy(labels))
    torch.testing.assert_close(logits, every.logits[:, :-1][torch.from_numpy(labels[:, 1:] != IGNORED)])
    torch.testing.assert_close(found, every.loss)
    torch.testing.assert_close(gradients, torch.autograd.grad(every.loss, trained))

    logits, nothing = logits_and_loss(model, ids, np.full((5, 9), IGNORED))
    assert logits.shape == (0, 40) and float(nothing.detach()) == 0
    assert all((g == 0).all() for g in torch.autograd.grad(nothing, trained))


def test_an_interrupted_run_ends_like_one_that_was_not(tmp_path):
    whole, part = make(), make()
    schedule = Schedule(steps=10, learning_rate=0.01, save_seconds=0)
    train(whole, batch, loss, schedule)

    def failing(step):
        if step == 6:
            raise KeyboardInterrupt
        return batch(step)

    with pytest.raises(KeyboardInterrupt):
        train(part, failing, loss, schedule, state=tmp_path / "state")
    resumed, seen = make(), []
    train(resumed, lambda step: seen.append(step) or batch(step), loss, schedule, state=tmp_path / "state")
    assert seen == [6, 7, 8, 9]
    torch.testing.assert_close(weights(resumed), weights(whole))


def test_a_disk_that_is_full_leaves_the_last_saved_state(tmp_path):
    whole, part = make(), make()
    schedule = Schedule(steps=10, learning_rate=0.01, save_seconds=0)
    train(whole, batch, loss, schedule)

    def filling(step):
        if step == 6:
            disk.enter_context(files_of_at_most(500))
        return batch(step)

    with ExitStack() as disk, pytest.raises(Exception) as caught:
        train(part, filling, loss, schedule, state=tmp_path / "state")
    assert "free some space" in (fault(caught.value) or "")
    assert [path.name for path in tmp_path.iterdir()] == ["state"]
    resumed, seen = make(), []
    train(resumed, lambda step: seen.append(step) or batch(step), loss, schedule, state=tmp_path / "state")
    assert seen == [6, 7, 8, 9]
    torch.testing.assert_close(weights(resumed), weights(whole))


@pytest.mark.parametrize("damage", [None, "6", [], -1, 10**30])
def test_a_saved_state_that_cannot_be_read_is_one_sentence(tmp_path, damage):
    schedule = Schedule(steps=2, learning_rate=0.01)
    train(make(), batch, loss, schedule, state=tmp_path / "state")
    step = tmp_path / "state" / "step.json"
    for path, content in ((step, json.dumps(damage)), (tmp_path / "state" / "model.safetensors", "half")):
        before = path.read_bytes()
        path.write_text(content)
        with pytest.raises(MmsidError, match=f"delete {tmp_path / 'state'} to start this training again") as caught:
            train(make(), batch, loss, schedule, state=tmp_path / "state")
        assert len(str(caught.value).splitlines()) == 1
        path.write_bytes(before)


def test_it_learns_and_reports_progress():
    told = []
    losses = train(make(), batch, loss, Schedule(steps=300, learning_rate=0.02), progress=lambda *a: told.append(a))
    assert sum(losses[-20:]) < 0.3 * sum(losses[:20])
    assert told[-1][:2] == (300, 300)
