"""What runs a model: piece numbers of posts of one length in, every output out."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tocsin import enrichment
from tocsin.adapters.strong import errors, folder
from tocsin.kernel import reasons

try:
    import onnxruntime
    import tokenizers
except ImportError:  # the extra `strong` is not installed: told when a reader is asked for
    onnxruntime = tokenizers = None  # type: ignore[assignment]  # a module, or none

INSTALL = 'pip install "tocsin[strong]"'
_PANIC = "PanicException"
_SILENT = 4  # onnxruntime's own log: fatal only; what it refuses comes as an exception

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


class Engine(Protocol):
    """Codes texts and runs the model."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """Return the names of what the model answers."""
        ...

    def coded(self, text: str) -> Sequence[int]:
        """Return the piece numbers of a text, cut to the folder's length."""
        ...

    def run(self, ids: Ids) -> Mapping[str, Floats]:
        """Return every output for `ids`: posts x pieces, none of them padding."""
        ...


def is_installed() -> bool:
    """Tell whether the extra `strong` is."""
    return onnxruntime is not None


class OnnxEngine:
    """onnxruntime on one thread of the CPU; no operators but its own, no file but the model's."""

    def __init__(self, told: folder.Folder) -> None:
        if not is_installed():
            raise enrichment.errors.NoStrongReader(install=INSTALL, folder=str(told.path))
        self._tokenizer = _tokenizer(told)
        self._session = _session(told)
        self._given = tuple(one.name for one in self._session.get_inputs())
        self._outputs = tuple(one.name for one in self._session.get_outputs())

    @property
    def outputs(self) -> tuple[str, ...]:
        """Return the names of what the model answers."""
        return self._outputs

    def coded(self, text: str) -> Sequence[int]:
        """Return the piece numbers of a text, cut to the folder's length; raises BadFile."""
        with _Plain(folder.TOKENIZER):
            ids: Sequence[int] = self._tokenizer.encode(text).ids
        return ids

    def run(self, ids: Ids) -> Mapping[str, Floats]:
        """Return every output for `ids`; raises BadFile where the model refuses."""
        known = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        try:
            given = {name: known[name] for name in self._given}
            told = self._session.run(None, given)
        except KeyError as unknown:
            why = reasons.because("enrichment.strong.input", name=str(unknown.args[0])[:80])
            raise errors.BadFile(file=folder.MODEL, why=why) from unknown
        except _refusals() as fault:
            raise errors.BadFile(file=folder.MODEL, why=reasons.of_content(fault)) from fault
        return dict(zip(self._outputs, told, strict=True))


class _Plain:
    """Refuses a file where the library raises Exception itself, or where its Rust panics.

    Neither has a class of its own; a panic is not even an Exception.
    """

    def __init__(self, file: str) -> None:
        self._file = file

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, _: object
    ) -> None:
        """Refuse the file for those two; a bug is any other."""
        is_panic = kind is not None and kind.__name__ == _PANIC
        if kind is Exception or is_panic:
            told = ValueError(str(fault))
            raise errors.BadFile(file=self._file, why=reasons.of_content(told)) from fault


def _tokenizer(told: folder.Folder) -> Any:  # noqa: ANN401 - the library ships no types
    with _Plain(folder.TOKENIZER):
        made = tokenizers.Tokenizer.from_file(str(told.path / folder.TOKENIZER))
    made.no_padding()
    made.enable_truncation(told.most_pieces)
    return made


def _session(told: folder.Folder) -> Any:  # noqa: ANN401 - the library ships no types
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # batches differ in shape
    options.use_deterministic_compute = True
    onnxruntime.set_default_logger_severity(_SILENT)
    # From memory: a model that names files of its own finds none.
    content = (told.path / folder.MODEL).read_bytes()
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except _refusals() as fault:
        raise errors.BadFile(file=folder.MODEL, why=reasons.of_content(fault)) from fault


def _refusals() -> tuple[type[Exception], ...]:
    """Return what onnxruntime raises: a dozen classes without a common one of their own."""
    state = onnxruntime.capi.onnxruntime_pybind11_state
    named = (
        getattr(state, name, RuntimeError)
        for name in (
            "Fail",
            "InvalidArgument",
            "InvalidGraph",
            "InvalidProtobuf",
            "NoSuchFile",
            "NotImplemented",
            "RuntimeException",
            "EPFail",
            "ModelRequiresCompilation",
        )
    )
    return (RuntimeError, ValueError, *named)
