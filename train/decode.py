"""Scores to trees and names: maximum spanning tree, Viterbi over BIO.

The C++ reader does the same; keep both in step.
"""
import numpy as np

from labels import MENTION_LABELS, NAME_LABELS


def find_cycle(head, n):
    """Words of one cycle of a head array (word w's head is head[w], 0 root)."""
    colour = [0] * (n + 1)
    for start in range(1, n + 1):
        path, w = [], start
        while w and not colour[w]:
            colour[w] = start
            path.append(w)
            w = head[w]
        if w and colour[w] == start and w in path:
            return path[path.index(w):]
    return None


def chu_liu_edmonds(scores):
    """Heads of the maximum spanning arborescence; scores[d][h], root is 0."""
    n = scores.shape[0] - 1
    head = scores.argmax(axis=1)
    head[0] = 0
    cycle = find_cycle(head, n)
    if cycle is None:
        return head
    inside = set(cycle)
    outside = [w for w in range(n + 1) if w not in inside]
    total = sum(scores[w, head[w]] for w in cycle)
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    enter, leave = {}, {}
    for a, d in enumerate(outside):
        for b, h in enumerate(outside):
            small[a, b] = scores[d, h]
        best = max(cycle, key=lambda h: scores[d, h])
        leave[a] = best
        small[a, m] = scores[d, best]
    for b, h in enumerate(outside):
        best = max(cycle, key=lambda w: scores[w, h] - scores[w, head[w]])
        enter[b] = best
        small[m, b] = total + scores[best, h] - scores[best, head[best]]
    small[0, :] = -np.inf
    small[m, m] = -np.inf
    inner = chu_liu_edmonds(small)
    out = head.copy()
    for a, d in enumerate(outside):
        if a:
            out[d] = leave[a] if inner[a] == m else outside[inner[a]]
    broken = enter[int(inner[m])]
    out[broken] = outside[inner[m]]
    return out


def tree(arcs):
    """Heads (1-based, 0 root) from [words, 1 + words] scores, exactly one root."""
    n = arcs.shape[0]
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:, :] = arcs
    for w in range(1, n + 1):
        scores[w, w] = -np.inf
    head = scores.argmax(axis=1)
    head[0] = 0
    if find_cycle(head, n) is None and (head[1:] == 0).sum() == 1:
        return head[1:]
    # One root: try the words in order of their root score, keep the best tree.
    best = None
    for root in np.argsort(-scores[1:, 0], kind="stable")[:8] + 1:
        trial = scores.copy()
        trial[1:, 0] = -1e6
        trial[root, :] = -np.inf
        trial[root, 0] = scores[root, 0]
        found = chu_liu_edmonds(trial)
        value = sum(scores[w, found[w]] for w in range(1, n + 1))
        if best is None or value > best[0]:
            best = (value, found)
    return best[1][1:]


def transitions(labels):
    """0 where label b may follow a, minus infinity elsewhere; last row: start."""
    k = len(labels)
    allowed = np.zeros((k + 1, k))
    for b, name in enumerate(labels):
        if name[0] == "I":
            allowed[:, b] = -np.inf
            for a, previous in enumerate(labels):
                if previous[2:] == name[2:] and previous != "O":
                    allowed[a, b] = 0
    return allowed


ALLOWED = {len(x): transitions(x) for x in (NAME_LABELS, MENTION_LABELS)}


def best_sequence(scores, labels):
    """Best well-formed label sequence for [words, labels] scores."""
    allowed = ALLOWED[len(labels)]
    value, back = scores[0] + allowed[-1], []
    for row in scores[1:]:
        paths = value[:, None] + allowed[:-1]
        back.append(paths.argmax(axis=0))
        value = paths.max(axis=0) + row
    found = [int(value.argmax())]
    for pointer in reversed(back):
        found.append(int(pointer[found[-1]]))
    return [labels[k] for k in reversed(found)]


def best_names(scores):
    return best_sequence(scores, NAME_LABELS)


def best_mentions(scores):
    return best_sequence(scores, MENTION_LABELS)
