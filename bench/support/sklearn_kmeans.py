"""One contender of the benchmark kmeans: scikit-learn on the arrays of a folder (see matrix-files.mjs).

Use: sklearn_kmeans.py FOLDER lloyd|elkan RUNS. Prints one JSON object. One warm-up run is not counted.
"""
import json
import os
import resource
import sys
import time
import warnings

import numpy as np
import scipy.sparse
import sklearn
from sklearn.cluster import KMeans

warnings.filterwarnings("ignore")


def main():
    folder, algorithm, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    shape = json.load(open(os.path.join(folder, "shape.json")))
    rows, cols, k = shape["rows"], shape["cols"], shape["k"]
    read = lambda name, kind: np.fromfile(os.path.join(folder, name), dtype=kind)
    matrix = scipy.sparse.csr_matrix(
        (read("data.f32", "<f4"), read("indices.i32", "<i4"), read("indptr.i32", "<i4")), shape=(rows, cols)
    )
    # Dense rows are given as such, which scikit-learn is faster with.
    if matrix.nnz == rows * cols:
        matrix = matrix.toarray()
    init = read("init.f32", "<f4").reshape(k, cols)
    seconds = []
    processor = []
    for _ in range(runs + 1):
        began, used = time.perf_counter(), time.process_time()
        model = KMeans(k, init=init, n_init=1, max_iter=1000, tol=0, algorithm=algorithm).fit(matrix)
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = dict(
        version=sklearn.__version__,
        seconds=seconds[1:],
        processor=processor[1:],
        iterations=int(model.n_iter_),
        inertia=float(model.inertia_),
        labels=model.labels_.tolist(),
        maxRSS=peak // 1024 if sys.platform == "darwin" else peak,
    )
    print(json.dumps(result))


main()
