"""The reference of the benchmark quality: what scikit-learn makes of a corpus.

Use: sklearn_reference.py versions
     sklearn_reference.py cluster JOBS.jsonl FOLDER en|zh|mixed K MIN_DF SEEDS

The first prints versions as JSON and fails without scikit-learn. The second prints the labels of every seed from 1 to
SEEDS as JSON and leaves the TF-IDF matrix in FOLDER as matrix-files.mjs reads it.
"""
import json
import os
import re
import sys
import warnings

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

try:
    import jieba
except ImportError:
    jieba = None

warnings.filterwarnings("ignore")

COMPONENTS = 100
# What scikit-learn itself calls a word.
WORD = re.compile(r"\w\w+")


def main():
    if sys.argv[1] == "versions":
        print(json.dumps(dict(sklearn=sklearn.__version__, jieba=jieba and jieba.__version__)))
    else:
        cluster(*sys.argv[2:5], *map(int, sys.argv[5:8]))


def cluster(jobs, folder, language, k, min_df, seeds):
    matrix = vectorizer(language, min_df).fit_transform(texts(jobs))
    write(folder, matrix, k)
    components = min(COMPONENTS, min(matrix.shape) - 1)
    answer = dict(rows=matrix.shape[0], cols=matrix.shape[1], components=components, tfidf=[], lsa=[])
    for seed in range(1, seeds + 1):
        answer["tfidf"].append(labels(matrix, k, seed))
        places = normalize(TruncatedSVD(components, random_state=seed).fit_transform(matrix))
        answer["lsa"].append(labels(places, k, seed))
    print(json.dumps(answer))


def texts(jobs):
    with open(jobs, encoding="utf-8") as lines:
        for line in lines:
            job = json.loads(line)
            yield "\n".join(filter(None, [job.get("title"), job["text"]]))


def vectorizer(language, min_df):
    if language == "en":
        return TfidfVectorizer(stop_words="english", min_df=min_df, max_df=0.5)
    return TfidfVectorizer(analyzer=words, min_df=min_df, max_df=0.5)


def words(text):
    return [word for word in jieba.cut(text.lower()) if WORD.fullmatch(word)]


def labels(matrix, k, seed):
    return KMeans(k, n_init=5, random_state=seed).fit(matrix).labels_.tolist()


def write(folder, matrix, k):
    matrix.sort_indices()
    with open(os.path.join(folder, "shape.json"), "w") as shape:
        json.dump(dict(rows=matrix.shape[0], cols=matrix.shape[1], k=k), shape)
    save = lambda name, values, kind: np.asarray(values, dtype=kind).tofile(os.path.join(folder, name))
    save("indptr.i32", matrix.indptr, "<i4")
    save("indices.i32", matrix.indices, "<i4")
    save("data.f32", matrix.data, "<f4")
    # No start is given, every run seeds for itself.
    save("init.f32", [], "<f4")


main()
