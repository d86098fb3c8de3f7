"""Weight and activation rounding, as the C++ reader does it.

Weights of the encoder's matrices become s8 with one scale for each output
channel and values in [-63, 63]: u8 x s8 products then never overflow the
16-bit sums of AVX2, so that every processor gives the same integers.
Activations become s8 in [-127, 127] with one scale for each row (the reader
adds 128 to store them as u8).  Gradients pass straight through the rounding.
"""
import torch

WEIGHT_LIMIT = 63
ROW_LIMIT = 127


def channel_scale(weight):
    """Scale of each row of a [out, in] matrix; the largest value becomes 63."""
    return (weight.abs().amax(dim=1) / WEIGHT_LIMIT).clamp_min(1e-8)


def quantize_weight(weight):
    scale = channel_scale(weight)
    return torch.round(weight / scale[:, None]).clamp(-WEIGHT_LIMIT, WEIGHT_LIMIT).to(torch.int8), scale


class RoundWeight(torch.autograd.Function):
    @staticmethod
    def forward(ctx, weight):
        scale = channel_scale(weight)[:, None]
        return torch.div(weight, scale).round_().mul_(scale)

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class RoundRows(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        wide = x.float() if x.dtype == torch.bfloat16 else x
        scale = (wide.abs().amax(dim=-1, keepdim=True) / ROW_LIMIT).clamp_min(1e-8)
        return torch.div(wide, scale).round_().mul_(scale).to(x.dtype)

    @staticmethod
    def backward(ctx, gradient):
        return gradient
