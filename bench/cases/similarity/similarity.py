"""The 100 nearest neighbours of every title by SciPy: sparse products of blocks of rows, and a partial sort of each row."""
import json
import resource
import sys
import time

import numpy as np
import scipy.sparse as sp

K, SHRINKAGE, BLOCK = 100, 50.0, 1000

folder = sys.argv[1]
offsets = np.fromfile(f"{folder}/offsets", dtype=np.uint32).astype(np.int64)
titles = np.fromfile(f"{folder}/titles", dtype=np.uint32).astype(np.int64)
interactions = sp.csr_matrix((np.ones(len(titles), dtype=np.float32), titles, offsets))

begin = time.perf_counter()
by_title = interactions.T.tocsr()
roots = np.sqrt(np.asarray(by_title.sum(axis=1)).ravel().astype(np.float64))
neighbours = 0
for start in range(0, by_title.shape[0], BLOCK):
    block = (by_title[start:start + BLOCK] @ interactions).tocsr()
    for row in range(block.shape[0]):
        title = start + row
        columns = block.indices[block.indptr[row]:block.indptr[row + 1]]
        common = block.data[block.indptr[row]:block.indptr[row + 1]]
        others = columns != title
        columns, common = columns[others], common[others]
        similarities = common / (roots[title] * roots[columns] + SHRINKAGE)
        best = np.argpartition(-similarities, K - 1)[:K] if len(similarities) > K else np.arange(len(similarities))
        best = best[np.lexsort((columns[best], -similarities[best]))]
        neighbours += len(best)
seconds = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "neighbours": neighbours, "peakBytes": peak}))
