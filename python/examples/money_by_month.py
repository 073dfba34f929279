# %% [markdown]
# # Money by month and currency
# How much money is named in the releases of an archive, by month? Cells of this file run one after the other in any editor
# that knows `# %%`; it needs pressrecord, polars and matplotlib.

# %%
import sys

import matplotlib.pyplot as plt
import polars as pl

import pressrecord

dataset = pressrecord.extract(sys.argv[1] if len(sys.argv) > 1 else "corpus/")
dataset

# %% [markdown]
# What a bracket restates in another currency is left out, so that nothing counts twice; so are ranges, which have `low` and
# `high` instead of a value.

# %%
money = (
    pl.DataFrame(dataset.amounts)
    .filter(
        pl.col("kind") == "money", pl.col("equals").is_null(), pl.col("value").is_not_null(), pl.col("published").is_not_null()
    )
    .with_columns(pl.col("published").dt.truncate("1mo").alias("month"), pl.col("value").cast(pl.Float64))
)
months = money.group_by("month", "currency").agg(pl.col("value").sum(), pl.len().alias("figures")).sort("month")
months

# %%
most = months.group_by("currency").agg(pl.col("figures").sum()).sort("figures", descending=True)["currency"].head(3)
for currency in most:
    rows = months.filter(pl.col("currency") == currency)
    plt.plot(rows["month"], rows["value"], marker="o", label=currency)
plt.title("Money named in releases")
plt.yscale("log")
plt.ylabel("sum of the amounts named")
plt.legend()
plt.savefig("money_by_month.png", dpi=120)
