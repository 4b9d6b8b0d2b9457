"""How it was measured, in words: what stands above every table of the page of results.

In: nothing but the numbers that the code uses; out: Markdown. The rule: a sentence here is what the code does.
"""

from __future__ import annotations

from mmsid.evaluation.metrics import BOOTSTRAP_SAMPLES
from mmsid.evaluation.results.markdown import table
from mmsid.evaluation.slices import LEAST_CASES

QUESTIONS = {
    "What is a case?": "A test event in which a shopper goes on to a product that they had not before. Its history is "
    "everything that this shopper did earlier, in order, validation events and earlier test events included; how much "
    "of it a model reads is the model's affair. One product is right, so recall is the hit rate.",
    "What is ranked?": "All products of the catalogue, the cold ones, too, for every model alike, with no "
    "sampled negatives. The products of the history are left out, unless a table says otherwise; the target never is.",
    "What did models learn from?": "Training events alone: ours, SASRec, co-occurrence, popularity, and whatever is "
    "collaborative in an embedding or in the answer. The neighbours' votes were chosen on validation events, as is "
    "whatever a table calls tuned. No model was trained again with the validation events before the test. Test events "
    "serve for the figures below and for nothing else.",
    "How are events split?": "*time*: two moments cut all events into training, validation and test, for all shoppers "
    "at once. *leave-one-out*: a shopper's last event is the test, the one before it validation, the rest training; a "
    "target may then be older than others' training events, as in the publications.",
    "And ties?": "Products with the target's own score stand before it, so a model that cannot tell earns nothing. A "
    "model that lists its best products only (ours, by beam search) misses what is not on its list.",
    "Is a hit a product or an ID?": "A product: every semantic ID belongs to one product.",
    "What is cold?": "A product without a training event. It competes, and may be the target; SASRec has only noise "
    "for it, and co-occurrence and popularity nothing.",
    "How sure is it?": f"± is half the 95 % interval over cases ({BOOTSTRAP_SAMPLES:,} bootstrap resamples; "
    "none where no case is a hit, or every one). It says nothing of another seed's training. "
    f"A slice of fewer than {LEAST_CASES:,} cases is marked * and settles nothing.",
    "Who is the best rival?": "The model with the best recall on all test cases of this very run, ours and the oracle "
    "aside; choosing it on the test favours it. The comparison is paired: *gained* are cases that ours alone hits, "
    "*lost* those that the rival alone hits; the interval is Wald's, the p-value that of McNemar's exact test, and "
    "neither is corrected for the number of slices.",
}

PROTOCOL = "## How it was measured\n\n" + table(["question", "answer"], [list(pair) for pair in QUESTIONS.items()])

MODELS_TEXT = {
    "mmsid": "ours, as the app answers: beam search under the trie of valid IDs",
    "mmsid-alone": "ours without the collaborative voice: the language model alone",
    "mmsid-base": "ours before the tuning on histories",
    "popularity": "the most training events",
    "last-item": "what followed the last product in training, smoothed by popularity (first-order Markov chain)",
    "item-knn": "nearest in the embedding space that is quantised to the last products; tuned",
    "item-knn-cooccurrence": "cosine of products as sets of training histories to the last products; tuned",
    "sasrec": "SASRec with a softmax over the full catalogue",
    "oracle": "the exact posterior of the process that made the shoppers: what cannot be surpassed on average",
}
"""What each row is."""
