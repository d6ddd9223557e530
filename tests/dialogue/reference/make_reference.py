"""Compute the reference values of `values.json` with implementations that are not ours.

Needs an environment of its own with red-dwarf 0.4.0 (which brings scikit-learn and pandas):
``python make_reference.py``. Components, positions, the statistics of statements and the choices
come from red-dwarf's port of Polis; silhouettes, Rand indices and k-means from scikit-learn.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from reddwarf.utils.consensus import select_consensus_statements
from reddwarf.utils.reducer.base import run_reducer
from reddwarf.utils.stats import (
    calculate_comment_statistics,
    calculate_comment_statistics_dataframes,
    select_representative_statements,
)
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

HERE = Path(__file__).parent
CONVERSATIONS = ("brexit-consensus", "london-youth-policing")
ARRAYS = ("probability", "ratio", "probability_test", "ratio_test")


def reference(name: str) -> dict[str, object]:
    table = pd.read_csv(HERE / f"{name}.csv")
    groups = table.pop("group")
    votes = table.astype(float)
    votes.columns = pd.RangeIndex(votes.shape[1], name="statement_id")
    points, _, pca = run_reducer(votes.values, reducer="pca", random_state=0)
    grouped = groups.notna().to_numpy()
    labels = groups[grouped].astype(int).to_numpy()
    seen, counts, *statistics, consensus = calculate_comment_statistics(votes[grouped], labels)
    p, r, p_test, r_test = statistics
    frames, _ = calculate_comment_statistics_dataframes(votes[grouped], labels)
    chosen = select_representative_statements(frames)
    shared = select_consensus_statements(votes)
    means = [KMeans(k, n_init=50, random_state=0).fit(points[grouped]) for k in (2, 3, 4, 5)]
    return {
        "center": pca.mean_.tolist(),
        "axes": pca.components_.tolist(),
        "variances": pca.explained_variance_.tolist(),
        "shares": pca.explained_variance_ratio_.tolist(),
        "positions": points.tolist(),
        "seen": seen.tolist(),
        **{
            side: {
                "votes": counts[place].tolist(),
                **{
                    key: values[place].tolist()
                    for key, values in zip(ARRAYS, (p, r, p_test, r_test), strict=True)
                },
                "consensus": consensus[place].tolist(),
            }
            for place, side in enumerate(("agree", "disagree"))
        },
        "representative": [
            [[int(s["tid"]), s["repful-for"], bool(s.get("best-agree", False))] for s in chosen[g]]
            for g in sorted(chosen)
        ],
        "consensus": {side: [int(s["tid"]) for s in shared[side]] for side in shared},
        "silhouette": silhouette_score(points[grouped], labels),
        "within": [fit.inertia_ for fit in means],
        "rand": [adjusted_rand_score(labels, fit.labels_) for fit in means],
        "labels": [fit.labels_.tolist() for fit in means],
        "silhouettes": [silhouette_score(points[grouped], fit.labels_) for fit in means],
    }


if __name__ == "__main__":
    np.set_printoptions(precision=17)
    values = {name: reference(name) for name in CONVERSATIONS}
    (HERE / "values.json").write_text(json.dumps(values, separators=(",", ":")) + "\n")
