"""A real llama.cpp server on loopback, with a model of random weights that this file writes.

Run as a program: `python -m tests.integration.endpoint.real_server FOLDER` prints its address and
serves until it is killed. What it says is nonsense; how it says it is llama.cpp's.
"""

import os
import socket
import sys
import time
from pathlib import Path

import numpy as np

_VOCABULARY = [f"<0x{byte:02X}>" for byte in range(256)]
_SPECIAL = ["<unk>", "<s>", "</s>"]
_WIDTH, _LAYERS, _HEADS, _INNER = 64, 2, 4, 128
_TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:"


def write_model(file: Path) -> None:
    """Write a two-layer model of random weights, about half a megabyte."""
    import gguf  # noqa: PLC0415 (only where the server is)

    made = gguf.GGUFWriter(str(file), "llama")
    words = [*_SPECIAL, *_VOCABULARY, *(chr(one) for one in range(32, 127))]
    unknown, control, byte, normal = 2, 3, 6, 1
    kinds = [unknown, control, control, *[byte] * 256, *[normal] * 95]
    made.add_context_length(2048)
    made.add_embedding_length(_WIDTH)
    made.add_block_count(_LAYERS)
    made.add_feed_forward_length(_INNER)
    made.add_head_count(_HEADS)
    made.add_head_count_kv(_HEADS)
    made.add_layer_norm_rms_eps(1e-5)
    made.add_rope_dimension_count(_WIDTH // _HEADS)
    made.add_vocab_size(len(words))
    made.add_tokenizer_model("llama")
    made.add_token_list(words)
    made.add_token_scores([0.0] * len(words))
    made.add_token_types(kinds)
    made.add_bos_token_id(1)
    made.add_eos_token_id(2)
    made.add_unk_token_id(0)
    made.add_chat_template(_TEMPLATE)
    for name, shape in _tensors(len(words)):
        made.add_tensor(name, _weights(name, shape))
    made.write_header_to_file()
    made.write_kv_data_to_file()
    made.write_tensors_to_file()
    made.close()


def _tensors(words: int) -> list[tuple[str, tuple[int, ...]]]:
    one = [("token_embd", (words, _WIDTH)), ("output_norm", (_WIDTH,)), ("output", (words, _WIDTH))]
    inside = {
        **dict.fromkeys(("attn_norm", "ffn_norm"), (_WIDTH,)),
        **dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_output"), (_WIDTH, _WIDTH)),
        **dict.fromkeys(("ffn_gate", "ffn_up"), (_INNER, _WIDTH)),
        "ffn_down": (_WIDTH, _INNER),
    }
    layers = [(f"blk.{n}.{name}", shape) for n in range(_LAYERS) for name, shape in inside.items()]
    return [(f"{name}.weight", shape) for name, shape in [*one, *layers]]


def _weights(
    name: str, shape: tuple[int, ...]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    chance = np.random.default_rng(len(name))
    told = chance.normal(0.0, 0.05, shape).astype(np.float32)
    if name.startswith(("token_embd", "output.")):  # plain letters come before loose bytes
        told[:, 0] = 1.0
        told[: len(_SPECIAL) + len(_VOCABULARY), 0] = 1.0 if name.startswith("token") else -1.0
    return np.ones(shape, np.float32) if "norm" in name else told


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def main() -> None:
    """Serve until killed, or until whoever started it is gone."""
    import xllamacpp  # noqa: PLC0415 (only where the server is)

    file = Path(sys.argv[1]) / "tiny.gguf"
    write_model(file)
    chosen = xllamacpp.CommonParams()
    chosen.model.path = str(file)
    chosen.n_ctx, chosen.port = 2048, _free_port()
    served = xllamacpp.Server(chosen)
    parent = os.getppid()
    sys.stdout.write(f"serves {served.listening_address}\n")
    sys.stdout.flush()
    while os.getppid() == parent:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
