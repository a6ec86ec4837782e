"""scikit-learn's random forest on the scans that `GwyTip.Benchmarks learning` left in a folder.

    forest.py FOLDER TREES

Prints a line: forest, a tab, milliseconds to grow the trees on all processors.
"""
import sys
import time

import numpy
from sklearn.ensemble import RandomForestClassifier

folder, trees = sys.argv[1], int(sys.argv[2])
truth = numpy.fromfile(f"{folder}/truth", dtype=numpy.uint8)
heights = numpy.fromfile(f"{folder}/heights", dtype=numpy.float32).reshape(len(truth), -1)
# What ours does: bootstrap samples, √pixels candidates a node, Gini impurity, pure leaves, and the votes of the scans left out.
forest = RandomForestClassifier(n_estimators=trees, max_features="sqrt", oob_score=True, n_jobs=-1, random_state=1)
start = time.perf_counter()
forest.fit(heights, truth)
print(f"forest\t{1000 * (time.perf_counter() - start):.1f}")
