"""Linear layers that feel, in training, the rounding that the program does.

The program rounds each column of weights, and each piece's row of activations, to
bytes (`src/names/encoder`). Here the forward pass does the same and the gradient
passes straight through (Jacob et al. 2018, arXiv:1712.05877), so that weights settle
where rounding costs little. Names of weights stay as they are.
"""

import torch
from torch import nn
from torch.nn import functional

MOST_OF_TWO = 127.0  # two neighbours down a column come to no more than this together
STEPS = 255.0  # of a row of activations, from its least to its greatest


def straight_through(exact: torch.Tensor, rounded: torch.Tensor) -> torch.Tensor:
    """The rounded numbers, with the gradient of the exact ones."""
    return exact + (rounded - exact).detach()


def rounded_weights(weight: torch.Tensor) -> torch.Tensor:
    """Weights `[outputs, inputs]` as the program's bytes stand for them."""
    with torch.no_grad():
        pairs = weight.abs().view(weight.shape[0], -1, 2).sum(dim=-1)
        scale = pairs.amax(dim=1, keepdim=True).clamp(min=1e-30) / MOST_OF_TWO
        rounded = (weight / scale).round() * scale
    return straight_through(weight, rounded)


def rounded_rows(rows: torch.Tensor) -> torch.Tensor:
    """Activations as the program's bytes stand for them, each row with its own span."""
    with torch.no_grad():
        low = rows.amin(dim=-1, keepdim=True)
        step = ((rows.amax(dim=-1, keepdim=True) - low) / STEPS).clamp(min=1e-30)
        rounded = ((rows - low) / step).round() * step + low
    return straight_through(rows, rounded)


class RoundedLinear(nn.Linear):
    """A linear layer over rounded weights and rounded activations."""

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """The layer's answer to `rows`."""
        return functional.linear(
            rounded_rows(rows.float()), rounded_weights(self.weight), self.bias
        )


def round_linears(model: nn.Module) -> None:
    """Makes all linear layers of the encoder (not the head) rounded ones, in place."""
    for name, module in model.named_modules():
        if type(module) is nn.Linear and not name.startswith("classifier"):
            module.__class__ = RoundedLinear
