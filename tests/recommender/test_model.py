"""Loading, ID rows and the adapter, on models of the hub's own formats with random weights."""

import numpy as np
import pytest
import torch
from scipy.spatial.distance import pdist
from scipy.stats import kendalltau
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

from mmsid.encoder.tokenizer import train_bpe
from mmsid.errors import MmsidError
from mmsid.recommender import Prompts, Recommender, RecommenderConfig
from mmsid.recommender.model import add_code_rows, initial_code_rows, load_base
from mmsid.records import Item
from mmsid.training.language import product_texts
from mmsid.training.rows import TuningData
from mmsid.training.tuning import code_distance_report, tune
from tests.tiny import tiny_seed

SIZES = (4, 6)
TEXTS = ["A red mug. The product is called Red mug.", "A blue hat for cold days."] * 20


@pytest.fixture(scope="module")
def codebooks():
    rng = np.random.default_rng(0)
    return [rng.standard_normal((size, 16)) for size in SIZES]


@pytest.fixture(scope="module", params=[True, False], ids=["tied", "untied"])
def base(request, tmp_path_factory):
    """A Llama as the hub would hold it, with an instruct model's treacherous generation settings."""
    folder = tmp_path_factory.mktemp("base")
    tokenizer = train_bpe(TEXTS, 400, first=("<pad>", "<start>"), last="<end>", frame=False)
    torch.manual_seed(tiny_seed())
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=4,
            tie_word_embeddings=request.param,
            initializer_range=0.1,
        )
    )
    model.generation_config.do_sample, model.generation_config.top_k = True, 2
    model.generation_config.temperature = 0.3
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def items():
    return [Item(f"i{n}", f"Thing {n}", "A thing.", ("Home", "Things")) for n in range(12)]


def data(codebooks):
    codes = {f"i{n}": (n % 4, n // 2) for n in range(12)}
    histories = [[f"i{(start + 5 * step) % 12}" for step in range(6)] for start in range(12)]
    return TuningData(items(), codes, histories, codebooks)


def test_an_instruct_models_settings_cannot_cut_valid_codes(base):
    model, _ = load_base(str(base))
    settings = model.generation_config
    assert not settings.do_sample and settings.top_k is None and settings.temperature == 1.0


def test_initial_rows_keep_the_codewords_geometry(codebooks):
    for rows, codewords in zip(initial_code_rows(codebooks, 64, seed=1), codebooks, strict=True):
        np.testing.assert_allclose(pdist(rows), pdist(codewords))


def test_code_rows_are_as_long_as_the_other_rows_and_leave_those_alone(base, codebooks):
    model, tokenizer = load_base(str(base))
    before = model.get_input_embeddings().weight.detach().clone()
    prompts = Prompts(tokenizer, SIZES)
    add_code_rows(model, prompts, codebooks, seed=1)
    after = model.get_input_embeddings().weight.detach()
    torch.testing.assert_close(after[: len(before)], before)
    mean = float(before.norm(dim=1).mean())
    for tokens in prompts.code_tokens:
        assert float(after[tokens].norm(dim=1).mean()) == pytest.approx(mean, rel=1e-3)
    out = model.get_output_embeddings().weight.detach()
    assert out.shape == after.shape and torch.isfinite(out).all()


@pytest.mark.training
def test_tuning_learns_the_histories_and_what_is_saved_is_what_was_trained(base, codebooks, tmp_path):
    config = RecommenderConfig(
        base=str(base),
        steps=250,
        batch=24,
        lora_rank=16,
        lora_alpha=32,
        learning_rate=1e-2,
        lora_dropout=0.0,
        alignment_share=0.2,
        max_history=5,
        history_dropout=0.0,
        seed=tiny_seed(),
    )
    report = tune(config, str(base), data(codebooks), tmp_path)
    assert report["trained_parameters"] < report["parameters"]
    tuned = Recommender.load(tmp_path, codebooks, device="cpu")
    codes = data(codebooks).codes
    history = [codes[f"i{(3 + 5 * step) % 12}"] for step in range(4)]
    wanted = codes[f"i{(3 + 5 * 4) % 12}"]
    ids = [*tuned.prompt(history).tokens, *tuned.prompts.codes(wanted)]
    with torch.no_grad():
        log_probs = torch.log_softmax(tuned.model(torch.tensor([ids])).logits[0], -1)
    chance = [float(log_probs[-len(SIZES) - 1 + n, ids[-len(SIZES) + n]].exp()) for n in range(len(SIZES))]
    assert min(chance) > 0.7, chance
    untouched = AutoModelForCausalLM.from_pretrained(base).get_input_embeddings().weight
    rows = tuned.model.get_input_embeddings().weight[: len(untouched)]
    torch.testing.assert_close(rows, untouched)  # words' rows stay; only ID rows and the adapter were trained
    taus = code_distance_report(tuned, codebooks)
    assert taus["before"] == pytest.approx([1.0, 1.0])
    by_hand = [
        kendalltau(pdist(rows), pdist(codewords)).statistic
        for rows, codewords in zip(tuned.code_rows(), codebooks, strict=True)
    ]
    assert taus["after"] == pytest.approx(by_hand)
    for rows, start in zip(tuned.code_rows(), initial_code_rows(codebooks, 32, seed=config.seed), strict=True):
        assert np.abs(pdist(rows) / pdist(rows).max() - pdist(start) / pdist(start).max()).max() > 0.01


@pytest.mark.training
def test_full_tuning_saves_a_whole_model(base, codebooks, tmp_path):
    config = RecommenderConfig(base=str(base), tuning="full", steps=30, batch=4, seed=tiny_seed())
    tune(config, str(base), data(codebooks), tmp_path)
    assert not (tmp_path / "adapter").exists()
    saved = AutoModelForCausalLM.from_pretrained(tmp_path / "base").state_dict()
    tuned = Recommender.load(tmp_path, codebooks, device="cpu")
    for name, weight in tuned.model.state_dict().items():  # the ID rows, too, are those that were learnt
        torch.testing.assert_close(weight, saved[name].float())
    for rows, start in zip(tuned.code_rows(), initial_code_rows(codebooks, 32, seed=config.seed), strict=True):
        assert np.abs(pdist(rows) / pdist(rows).max() - pdist(start) / pdist(start).max()).max() > 0.001


def test_a_prompt_keeps_the_most_recent_products(base, codebooks, tmp_path):
    tune(RecommenderConfig(base=str(base), steps=0, max_history=2), str(base), data(codebooks), tmp_path)
    tuned = Recommender.load(tmp_path, codebooks, device="cpu")
    prompt = tuned.prompt([(0, 0), (1, 1), (2, 2)])
    assert list(prompt.tokens) == tuned.prompts.history([(1, 1), (2, 2)])
    assert prompt.history == ((0, 0), (1, 1), (2, 2))


def test_a_base_that_cannot_be_had_is_one_sentence():
    with pytest.raises(MmsidError, match="no-such/model") as caught:
        load_base("no-such/model")
    assert "\n" not in str(caught.value)


def test_a_damaged_adapter_is_one_sentence(base, codebooks, tmp_path):
    tune(RecommenderConfig(base=str(base), steps=0), str(base), data(codebooks), tmp_path)
    (tmp_path / "adapter" / "adapter_model.safetensors").write_bytes(b"12345678 not weights")
    with pytest.raises(MmsidError, match="LoRA adapter"):
        Recommender.load(tmp_path, codebooks, device="cpu")


def test_product_texts_never_contain_an_id_or_a_history():
    texts = product_texts(items())
    assert len(texts) == 36 and not any("<|" in text for text in texts)
