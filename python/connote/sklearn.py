"""A transformer for scikit-learn: texts become numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ._extractor import Extractor, Groups, Paths

__all__ = ["ConnoteFeatures"]


class ConnoteFeatures(TransformerMixin, BaseEstimator):
    """Columns of connote as features of a pipeline.

    Parameters are those of :class:`connote.Extractor`. Nothing is learned from the texts that are fitted: a column means
    the same in every corpus. A missing value is NaN, also that of a text that is ``None`` or cannot be measured; put a
    ``SimpleImputer(keep_empty_features=True)`` behind it where an estimator takes none.

    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> from sklearn.impute import SimpleImputer
    >>> from sklearn.preprocessing import StandardScaler
    >>> model = make_pipeline(ConnoteFeatures("stance"), SimpleImputer(keep_empty_features=True), StandardScaler(),
    ...                       LogisticRegression())
    """

    def __init__(
        self,
        features: Groups = "default",
        *,
        lexicons: Paths = (),
        choices: Paths | None = None,
        overlap: Literal["longest", "all"] = "longest",
        layout: Literal["plain", "article"] | None = None,
        sample_words: int | None = None,
        threads: int | None = None,
    ) -> None:
        self.features = features
        self.lexicons = lexicons
        self.choices = choices
        self.overlap = overlap
        self.layout = layout
        self.sample_words = sample_words
        self.threads = threads

    def fit(self, X: Iterable[str | None], y: Any = None) -> ConnoteFeatures:
        """Loads lexicons; of the texts nothing is kept. Raises what :class:`connote.Extractor` raises."""
        self.extractor_ = Extractor(
            features=self.features,
            lexicons=self.lexicons,
            choices=self.choices,
            overlap=self.overlap,
            layout=self.layout,
            sample_words=self.sample_words,
            threads=self.threads,
        )
        return self

    def transform(self, X: Iterable[str | None]) -> np.ndarray:
        """An array of ``float64``, one row a text, one column a feature; NaN where a value is missing. Raises ``TypeError``
        for anything but texts, naming the row."""
        check_is_fitted(self)
        if isinstance(X, np.ndarray):
            if X.ndim != 1:
                raise ValueError(f"X is one text a row, of one dimension, not {X.ndim}; give one column, X[:, 0]")
            X = X.tolist()
        table = self.extractor_.extract(X, keep=[]).to_arrow()
        columns = (table.column(name).cast("float64").to_numpy(zero_copy_only=False) for name in self.extractor_.columns)
        return np.column_stack(list(columns))

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Names of the columns, as in the codebook."""
        check_is_fitted(self)
        return np.asarray(self.extractor_.columns, dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.allow_nan = True
        tags.requires_fit = True
        return tags
