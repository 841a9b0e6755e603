import pickle
import warnings

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks

import connote
from connote.sklearn import ConnoteFeatures

# What scikit-learn checks of an estimator whatever it is fitted to; its other checks fit arrays of numbers.
CHECKS = [
    estimator_checks.check_estimator_cloneable,
    estimator_checks.check_estimator_repr,
    estimator_checks.check_estimator_tags_renamed,
    estimator_checks.check_valid_tag_types,
    estimator_checks.check_no_attributes_set_in_init,
    estimator_checks.check_parameters_default_constructible,
    estimator_checks.check_get_params_invariance,
    estimator_checks.check_set_params,
    estimator_checks.check_mixin_order,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_is_an_estimator(check):
    check("ConnoteFeatures", ConnoteFeatures())


def test_it_passes_what_of_check_estimator_applies():
    with warnings.catch_warnings():
        # It says that it leaves out what needs arrays of numbers.
        warnings.filterwarnings("ignore", "Can't test estimator ConnoteFeatures", UserWarning)
        outcomes = estimator_checks.check_estimator(ConnoteFeatures("stance"), on_fail=None)
    assert {it["status"] for it in outcomes} == {"passed"}, outcomes


def test_columns_are_those_of_extract(corpus):
    texts = [article["text"] for article in corpus] + [None]
    features = ConnoteFeatures("stance,diversity", sample_words=200).fit(texts)
    found = features.transform(texts)
    table = connote.extract(texts, features="stance,diversity", sample_words=200).to_arrow()
    names = list(features.get_feature_names_out())
    assert names == table.column_names[1:] and found.shape == (25, len(names)) and found.dtype == np.float64
    expected = np.column_stack([table[name].cast("float64").to_numpy(zero_copy_only=False) for name in names])
    np.testing.assert_array_equal(found, expected)
    assert np.isnan(found[-1]).all()
    for other in (clone(features).fit(texts), pickle.loads(pickle.dumps(features))):
        np.testing.assert_array_equal(other.transform(np.array(texts, dtype=object)), found)


def test_it_works_in_a_pipeline_and_under_a_search(corpus):
    texts, outlets = [it["text"] for it in corpus], [it["outlet"] for it in corpus]
    model = make_pipeline(ConnoteFeatures("surface", threads=1), SimpleImputer(keep_empty_features=True),
                          StandardScaler(), LogisticRegression(max_iter=2000))
    scores = cross_val_score(model, texts, outlets, cv=4)
    # Three invented outlets that were written to differ; one in three would be chance.
    assert scores.mean() > 0.6, scores
    search = GridSearchCV(model, {"connotefeatures__features": ["surface", "stance"]}, cv=2, n_jobs=2).fit(texts, outlets)
    assert search.best_params_["connotefeatures__features"] in ("surface", "stance")
    named = model[:-1].fit(texts).get_feature_names_out()
    assert len(named) == len(connote.Extractor(features="surface").columns)
    assert model[0].set_output(transform="pandas").transform(texts[:2])["words_n"].gt(300).all()


def test_errors_say_what_to_do():
    with pytest.raises(NotFittedError):
        ConnoteFeatures().transform(["a"])
    with pytest.raises(ValueError, match="no group of features"):
        ConnoteFeatures("tone").fit(["a"])
    with pytest.raises(TypeError, match="row 0: a text is a str"):
        ConnoteFeatures("stance").fit_transform([3])
    with pytest.raises(ValueError, match="one dimension"):
        ConnoteFeatures("stance").fit_transform(np.array([["a"]]))
