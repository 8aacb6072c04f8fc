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
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer

OUT = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'oracle'


def write(name, value):
    body = {'from': f'scikit-learn {sklearn.__version__}', **value}
    (OUT / name).write_text(json.dumps(body, separators=(',', ':'), ensure_ascii=False, allow_nan=False) + '\n')


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


def mini_batches(rng):
    """Centres after each call of partial_fit, and the inertia of whole fits on rows of which a batch is a small part."""
    cases = []
    for rows, cols, groups, nnz, mix, bounds in (
        (90, 40, 3, 12, 0.4, (0, 30, 60, 90)),
        (140, 60, 5, 15, 0.6, (0, 7, 64, 65, 100, 140)),
        (60, 30, 8, 8, 0.7, (0, 20, 40, 60)),
    ):
        dense = topics(rng, rows, cols, groups, nnz, mix)
        t = triples(dense)
        m = back(t)
        start = sorted(rng.choice(bounds[1] if bounds[1] >= groups else rows, groups, replace=False).tolist())
        model = MiniBatchKMeans(groups, init=m[start].toarray(), n_init=1, reassignment_ratio=0)
        steps = []
        for begin, end in zip(bounds, bounds[1:]):
            before = model.cluster_centers_ if begin > 0 else m[start].toarray()
            distances = ((m[begin:end].toarray()[:, None] - before) ** 2).sum(axis=2)
            model.partial_fit(m[begin:end])
            steps.append({'to': end, 'counts': model._counts.astype(int).tolist(), 'inertia': float(distances.min(axis=1).sum())})
        cases.append({
            'matrix': t, 'k': groups, 'start': start, 'steps': steps,
            'centres': [round(float(x), 9) for x in model.cluster_centers_.ravel()],
        })
    shape = {'rows': 6000, 'cols': 160, 'groups': 20, 'nnz': 10}
    m = sp.csr_matrix(generated(**shape))
    inertias = {}
    for name, make in (('lloyd', KMeans), ('miniBatch', MiniBatchKMeans)):
        # Of three starts, as the test does; and from a row of each group.
        extra = {'batch_size': 1024} if make is MiniBatchKMeans else {}
        found = [float(make(shape['groups'], n_init=3, random_state=seed, **extra).fit(m).inertia_) for seed in range(10)]
        given = make(shape['groups'], init=m[:shape['groups']].toarray(), n_init=1, random_state=0, **extra).fit(m).inertia_
        inertias[name] = {'found': found, 'given': float(given)}
    write('mini-batch.json', {'cases': cases, 'fit': {**shape, 'inertias': inertias}})


def generated(rows, cols, groups, nnz):
    """Counts that the test makes as well, by the linear congruential generator of Numerical Recipes."""
    dense = np.zeros((rows, cols))
    x = 1
    for i in range(rows):
        for _ in range(nnz):
            x = (1664525 * x + 1013904223) % 2**32
            of_group = (i * 7 % groups) * (cols // groups) + (x >> 8) % (cols // groups)
            dense[i, of_group if x >> 30 else (x >> 8) % cols] += 1
    return dense


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
        'unequal sizes': (np.repeat([0, 1, 2, 3], [150, 40, 7, 3]), np.repeat([0, 1, 0, 2, 1, 3, 4], [140, 10, 8, 32, 5, 2, 3])),
        'nearly singletons': (np.arange(40) // 2, np.arange(40)),
        'coarser': (np.arange(90) % 6, np.arange(90) % 3),
        'worse than chance': (np.arange(36) % 6, np.arange(36) // 6),
    }
    cases = []
    for name, (a, b) in pairs.items():
        h, c, v = metrics.homogeneity_completeness_v_measure(a, b)
        cases.append({
            'name': name, 'classes': a.tolist(), 'clusters': b.tolist(),
            'nmi': metrics.normalized_mutual_info_score(a, b), 'ari': metrics.adjusted_rand_score(a, b),
            'homogeneity': h, 'completeness': c, 'vMeasure': v,
            'ami': metrics.adjusted_mutual_info_score(a, b), 'fowlkesMallows': metrics.fowlkes_mallows_score(a, b),
            'contingency': metrics.cluster.contingency_matrix(a, b).tolist(),
            'purity': float(metrics.cluster.contingency_matrix(a, b).max(axis=0).sum()) / len(a),
        })
    write('agreement.json', {'cases': cases})


def quality(rng):
    """Labels that k-means would not give: at random, of very different sizes, singletons, empty rows, one cluster."""
    rows = topics(rng, 80, 30, 4, 10, 0.4)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    holes = rows.copy()
    holes[[3, 17, 40]] = 0
    points = np.round(rng.normal(size=(80, 2)) + 4 * np.stack([np.arange(80) % 2, np.arange(80) // 40], axis=1), 3)
    by_topic = np.arange(80) % 4
    unequal = np.repeat([0, 1, 2, 3], [60, 14, 5, 1])
    named = {
        'topics': (rows, by_topic, 4),
        'topics, unit rows': (unit, by_topic, 4),
        'at random': (unit, rng.integers(0, 5, 80), 5),
        'unequal sizes and a row alone': (unit, unequal, 4),
        'a number without rows': (rows, np.where(by_topic == 2, 5, by_topic), 6),
        'empty rows': (holes, by_topic, 4),
        'points': (points, np.arange(80) % 2 + 2 * (np.arange(80) // 40), 4),
        'points, unequal sizes': (points, unequal, 4),
        'one cluster': (rows, np.zeros(80, int), 1),
        'all alone': (rows[:9], np.arange(9), 9),
    }
    cases = []
    for name, (dense, labels, k) in named.items():
        t = triples(dense)
        d = back(t).toarray()
        case = {'name': name, 'matrix': t, 'labels': labels.tolist(), 'k': k, 'inertia': inertia(d, labels)}
        if 1 < len(set(labels.tolist())) < len(labels):
            for key, metric in (('cosine', 'cosine'), ('euclidean', 'euclidean')):
                widths = metrics.silhouette_samples(d, labels, metric=metric)
                by_cluster = [float(widths[labels == c].mean()) if (labels == c).any() else None for c in range(k)]
                case[key] = {'mean': float(widths.mean()), 'byCluster': by_cluster}
            case['daviesBouldin'] = metrics.davies_bouldin_score(d, labels)
            case['calinskiHarabasz'] = metrics.calinski_harabasz_score(d, labels)
        cases.append(case)
    write('quality.json', {'cases': cases})


def inertia(d, labels):
    return float(sum(((d[labels == c] - d[labels == c].mean(axis=0)) ** 2).sum() for c in set(labels.tolist())))


FAMILIES = (
    'go gin grpc 微服务 高并发 service gateway 网关 kubernetes redis'.split(),
    'react typescript css 组件 页面 browser accessible 前端 vue component'.split(),
    'sql python 报表 数据 指标 dashboard metric 分析 spark warehouse'.split(),
)
COMMON = 'team 团队 design 设计 mysql docker test 测试'.split()


def document(rng, i):
    own = FAMILIES[i % 3]
    words = own + COMMON
    odds = np.array([3.0 / (1 + n) for n in range(len(own))] + [0.6] * len(COMMON))
    return [words[j] for j in rng.choice(len(words), int(rng.integers(4, 16)), p=odds / odds.sum())]


def plain_tfidf(rng):
    """What TfidfVectorizer makes of documents of terms, with the bounds that analyze uses for so few."""
    documents = [document(rng, i) for i in range(24)] + [[]]
    cases = []
    for options in ({}, {'minDf': 1, 'maxDf': 1}, {'minDf': 4, 'maxDf': 0.3}, {'sublinearTf': True}):
        model = TfidfVectorizer(
            analyzer=lambda terms: terms,
            min_df=options.get('minDf', 2),
            max_df=float(options.get('maxDf', 0.5)),
            sublinear_tf=options.get('sublinearTf', False),
        )
        m = model.fit_transform(documents)
        m.sort_indices()
        cases.append({
            'options': options,
            'terms': model.get_feature_names_out().tolist(),
            'indptr': m.indptr.tolist(),
            'indices': m.indices.tolist(),
            'data': [round(float(x), 8) for x in m.data],
        })
    write('plain-tfidf.json', {'documents': documents, 'cases': cases})


if __name__ == '__main__':
    OUT.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(20)
    tfidf(rng)
    kmeans_and_quality(rng)
    agreement(rng)
    quality(rng)
    plain_tfidf(np.random.default_rng(7))
    mini_batches(np.random.default_rng(11))
