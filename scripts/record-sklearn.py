#!/usr/bin/python3
"""Records what scikit-learn answers, for the tests of src/vectorize and src/cluster.

Run on Debian 12 with python3-sklearn (1.2.1): scripts/record-sklearn.py
It writes fixtures/oracle/*.json. Inputs are rounded to a few digits first, so both sides read the same numbers.
"""
import json
import pathlib
import warnings

import numpy as np
import scipy.sparse as sp
import sklearn
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfTransformer

OUT = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'oracle'


def write(name, value):
    body = {'from': f'scikit-learn {sklearn.__version__}', **value}
    (OUT / name).write_text(json.dumps(body, separators=(',', ':'), allow_nan=False) + '\n')


def triples(m):
    m = sp.csr_matrix(m)
    m.sort_indices()
    return {
        'rows': m.shape[0],
        'cols': m.shape[1],
        'indptr': m.indptr.tolist(),
        'indices': m.indices.tolist(),
        'data': [round(float(x), 6) for x in m.data],
    }


def back(t):
    """The matrix as the tests read it: single precision."""
    data = np.array(t['data'], dtype=np.float32).astype(np.float64)
    return sp.csr_matrix((data, t['indices'], t['indptr']), shape=(t['rows'], t['cols']))


def topics(rng, rows, cols, groups, nnz, mix):
    """Rows of Zipf-like words; a share `mix` of each row's words is common to all groups."""
    dense = np.zeros((rows, cols))
    common = 1 / np.arange(1, cols + 1)
    for i in range(rows):
        own = np.roll(common, (i % groups) * cols // groups)
        p = mix * common + (1 - mix) * own
        for j in rng.choice(cols, nnz, p=p / p.sum()):
            dense[i, j] += 1
    return dense


def tfidf(rng):
    counts = topics(rng, 30, 40, 3, 25, 0.5)
    counts = counts[:, counts.sum(axis=0) > 0].astype(int)
    cases = []
    for sublinear in (False, True):
        for norm in ('l2', None):
            model = TfidfTransformer(sublinear_tf=sublinear, norm=norm).fit(counts)
            weights = model.transform(counts)
            cases.append({'sublinearTf': sublinear, 'norm': norm or 'none', 'idf': model.idf_.tolist(), 'weights': triples(weights)})
    write('tfidf.json', {'counts': counts.tolist(), 'cases': cases})


def kmeans_and_quality(rng):
    cases = []
    for rows, cols, groups, nnz, mix, unit in ((60, 50, 3, 15, 0.3, True), (120, 80, 5, 20, 0.6, True), (90, 60, 4, 12, 0.5, False), (150, 100, 9, 10, 0.8, True)):
        dense = topics(rng, rows, cols, groups, nnz, mix)
        if unit:
            dense /= np.linalg.norm(dense, axis=1, keepdims=True)
        t = triples(dense)
        m = back(t)
        start = sorted(rng.choice(rows, groups, replace=False).tolist())
        init = m[start].toarray()
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            fit = KMeans(groups, init=init, n_init=1, tol=0, max_iter=300, algorithm='lloyd').fit(m)
            loose = KMeans(groups, init=init, n_init=1, tol=0.02, max_iter=300, algorithm='lloyd').fit(m)
        labels = fit.labels_
        d = m.toarray()
        cases.append({
            'matrix': t,
            'k': groups,
            'start': start,
            'labels': labels.tolist(),
            'inertia': fit.inertia_,
            'iterations': fit.n_iter_,
            'loose': {'tolerance': 0.02, 'labels': loose.labels_.tolist(), 'inertia': loose.inertia_, 'iterations': loose.n_iter_},
            'silhouetteCosine': metrics.silhouette_score(d, labels, metric='cosine'),
            'silhouetteEuclidean': metrics.silhouette_score(d, labels, metric='euclidean'),
            'daviesBouldin': metrics.davies_bouldin_score(d, labels),
            'calinskiHarabasz': metrics.calinski_harabasz_score(d, labels),
        })
    write('kmeans.json', {'cases': cases, 'relocation': relocation()})


def relocation():
    """A start of which one centroid wins no row."""
    d = np.array([[0, 1], [0, 1.5], [0.2, 1], [4, 4], [4.5, 4], [4, 5], [9, 0], [9, 0.5], [8.5, 0]])
    init = np.array([[0, 1], [4, 4], [90, 90]], dtype=float)
    fit = KMeans(3, init=init, n_init=1, tol=0, algorithm='lloyd').fit(sp.csr_matrix(d))
    return {'dense': d.tolist(), 'init': init.tolist(), 'labels': fit.labels_.tolist(), 'inertia': fit.inertia_, 'iterations': fit.n_iter_}


def agreement(rng):
    truth = rng.integers(0, 4, 60)
    noisy = np.where(rng.random(60) < 0.3, rng.integers(0, 5, 60), truth)
    pairs = {
        'noisy': (truth, noisy),
        'random': (truth, rng.integers(0, 6, 60)),
        'equal': (truth, (truth + 1) % 4),
        'one cluster': (truth, np.zeros(60, int)),
        'one class': (np.zeros(60, int), noisy),
        'both one': (np.zeros(7, int), np.ones(7, int)),
        'all singletons': (truth, np.arange(60)),
        'both singletons': (np.arange(9), np.arange(9)[::-1]),
        'one against singletons': (np.zeros(8, int), np.arange(8)),
        'independent': (np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])),
        'finer': (np.array([0, 0, 1, 1, 1, 2]), np.array([0, 0, 1, 1, 2, 3])),
        'one thing': (np.array([3]), np.array([5])),
    }
    cases = []
    for name, (a, b) in pairs.items():
        h, c, v = metrics.homogeneity_completeness_v_measure(a, b)
        cases.append({
            'name': name, 'classes': a.tolist(), 'clusters': b.tolist(),
            'nmi': metrics.normalized_mutual_info_score(a, b), 'ari': metrics.adjusted_rand_score(a, b),
            'homogeneity': h, 'completeness': c, 'vMeasure': v,
        })
    write('agreement.json', {'cases': cases})


if __name__ == '__main__':
    OUT.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(20)
    tfidf(rng)
    kmeans_and_quality(rng)
    agreement(rng)
