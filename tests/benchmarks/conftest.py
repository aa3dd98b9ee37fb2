import pytest
from benchmarks.corpus import write_corpus
from benchmarks.world import SMALLEST
from tests.benchmarks.made_corpus import Corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("corpus")
    return Corpus(folder, folder / "kb", write_corpus(folder, SMALLEST))
