"""The starting weights: E5-small-v2 out of its published int8 ONNX file.

Each `NAME_quantized` tensor times its scale gives a matrix back; which matrix
it is follows from the bias added to its product.  Runs once, in seconds.
"""
import json
from pathlib import Path

import numpy as np
import torch


def dequantized(tensors, name):
    stem = name[:-len("_quantized")]
    zero = tensors[stem + "_zero_point"].astype(np.float32)
    return (tensors[name].astype(np.float32) - zero) * tensors[stem + "_scale"]


def matrices_by_bias(graph, tensors):
    """bias tensor name -> dequantised [in, out] matrix."""
    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    found = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        todo, seen = [node.output[0]], 0
        while todo and seen < 12:
            name = todo.pop()
            seen += 1
            for user in users.get(name, []):
                bias = [x for x in user.input if x.endswith(".bias") and x in tensors]
                if user.op_type == "Add" and bias:
                    found[bias[0]] = dequantized(tensors, node.input[1])
                    todo = []
                    break
                if user.op_type in ("Cast", "Mul"):
                    todo.append(user.output[0])
    return found


def load_base(path):
    """Word pieces in the order of their ids, and the state dictionary of model.Encoder (which lacks the shapes). `path`: the
    folder with the ONNX file and its tokenizer, or a model file of ours."""
    if Path(path).is_file():
        from reading import state_of_file
        header, state, _ = state_of_file(path)
        return header["pieces"], {k[8:]: v for k, v in state.items() if k.startswith("encoder.") and k != "encoder.shape.weight"}
    vocabulary = json.loads(next(Path(path).glob("*tokenizer.json")).read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(vocabulary, key=vocabulary.get), onnx_state(next(Path(path).glob("*.onnx")))


def onnx_state(path):
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(path).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    by_bias = matrices_by_bias(graph, tensors)

    def get(name):
        if name in tensors:
            return torch.tensor(np.array(tensors[name], dtype=np.float32))
        return torch.tensor(dequantized(tensors, name + "_quantized"))

    state = {"word.weight": get("embeddings.word_embeddings.weight"),
             "position.weight": get("embeddings.position_embeddings.weight"),
             "kind": get("embeddings.token_type_embeddings.weight")[0],
             "norm.weight": get("embeddings.LayerNorm.weight"),
             "norm.bias": get("embeddings.LayerNorm.bias")}
    for i in range(12):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        parts = [old + f"attention.self.{x}.bias" for x in ("query", "key", "value")]
        state[new + "qkv.weight"] = torch.tensor(np.concatenate([by_bias[p].T for p in parts]).copy())
        state[new + "qkv.bias"] = torch.cat([get(p) for p in parts])
        for mine, theirs in (("output", "attention.output.dense"), ("inner", "intermediate.dense"),
                             ("outer", "output.dense")):
            state[new + mine + ".weight"] = torch.tensor(by_bias[old + theirs + ".bias"].T.copy())
            state[new + mine + ".bias"] = get(old + theirs + ".bias")
        for mine, theirs in (("attention_norm", "attention.output.LayerNorm"), ("final_norm", "output.LayerNorm")):
            for kind in ("weight", "bias"):
                state[f"{new}{mine}.{kind}"] = get(f"{old}{theirs}.{kind}")
    return state
