"""How fast one core classifies texts of 80 words, stage by stage, and against a plain text model in the same run.

    python benchmarks/classify_speed.py [--texts 2000] [--stages] [--in FILE.jsonl]

The texts are made here from a fixed seed: sentences of sellers, buyers and news or, for more different words, pieces of
the texts of a file in any order; two in five of them disguised. Figures are processor time of this process
(`time.process_time`), since a shared machine stretches the clock; the plain model is TfidfVectorizer(char_wb, 2-5) +
LogisticRegression, fitted on the same texts. Prints one JSON object last.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
_BEGAN = time.process_time()

from classifier.classify import judge_each  # noqa: E402
from classifier.corpus.obfuscate import KINDS  # noqa: E402
from classifier.detectors import phrases  # noqa: E402
from classifier.model.judge import choose  # noqa: E402
from classifier.rules import load  # noqa: E402
from classifier.text import view  # noqa: E402
from monitor.commands.judge import FEWEST_FOR_GC  # noqa: E402
from storage.records import Kind, Observation  # noqa: E402

WORDS = 80
PIECE = 12  # words
DISGUISED = 0.4
DAY = date(2026, 11, 1)
_SAID = (
    "shop mới về lô hàng mới, chất đẹp, form chuẩn, mẹ nào cần nhắn em nhé",
    "sản phẩm dùng được hai tuần thì thấy da mịn hơn, nhưng mùi hơi nồng",
    "công an tỉnh cho biết vừa kiểm tra một kho hàng không có hóa đơn chứng từ tại khu công nghiệp",
    "trà thảo mộc gia truyền giúp ngủ ngon, ăn ngon, giá 250k một hộp, mua 3 tặng 1",
    "mọi người cho em hỏi loại này có tốt không ạ, em thấy quảng cáo nhiều quá mà chưa dám mua",
    "giao hàng nhanh, đóng gói cẩn thận, shop tư vấn nhiệt tình, sẽ ủng hộ tiếp",
    "bộ y tế khuyến cáo người dân không tự ý mua thuốc trên mạng khi chưa có chỉ định của bác sĩ",
    "cần tuyển nhân viên bán hàng ca tối, lương thỏa thuận, phỏng vấn trực tiếp tại cửa hàng số 12 đường Hòa Bình",
    "kem dưỡng da chống nắng, thấm nhanh, không bết dính, hạn dùng in trên bao bì",
    "vải cotton bốn chiều, co giãn tốt, size từ S đến XXL, đổi trả trong 7 ngày, liên hệ 0900000001",
    "cam kết chữa khỏi bệnh tiểu đường sau một liệu trình, không khỏi hoàn tiền",
    "giày thể thao nam rep 1:1, full box, bao check, giá chỉ 450k, inbox em",
)


def make_texts(number: int, seed: int) -> list[str]:
    """Texts of 80 words each."""
    rng = random.Random(seed)
    words = {word for sentence in _SAID for word in sentence.split()}
    shuffled = sorted(words)
    texts = []
    for _ in range(number):
        row: list[str] = []
        while len(row) < WORDS:
            row += rng.choice(_SAID).split()
            row.append(rng.choice(shuffled))  # so that no two texts are alike
            row.append(f"{rng.randrange(1000)}k.")
        texts.append(_in_disguise_at_times(" ".join(row[:WORDS]), rng))
    return texts


def mixed_texts(file: Path, number: int, seed: int) -> list[str]:
    """Texts of 80 words each, put together from pieces of the texts of a JSON Lines file."""
    rng = random.Random(seed)
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line)["text"].split() for line in lines]
    pieces = [row[at : at + PIECE] for row in rows for at in range(0, len(row), PIECE)]
    texts = []
    for _ in range(number):
        words = [word for piece in rng.choices(pieces, k=WORDS) for word in piece]
        texts.append(_in_disguise_at_times(" ".join(words[:WORDS]), rng))
    return texts


def _in_disguise_at_times(text: str, rng: random.Random) -> str:
    return KINDS[rng.choice(list(KINDS))](text, rng) if rng.random() < DISGUISED else text


def observation(text: str) -> Observation:
    url = "https://vidu.example/bai"
    return Observation(
        url=url, canonical_url=url, kind=Kind.POST, title="", text=text, observed_at=datetime(2026, 11, 1, tzinfo=UTC),
        capture_sha256=None,
    )  # fmt: skip


def per_second(work: Callable[[], object], number: int, rounds: int = 3) -> float:
    """The best of some rounds, in texts a second of processor time."""
    best = 0.0
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = max(best, number / (time.process_time() - began))
    return best


def plain_model(texts: Sequence[str]) -> float:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    few = texts[:400]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))
    model = LogisticRegression(max_iter=200).fit(vectorizer.fit_transform(few), [at % 2 for at in range(len(few))])
    return per_second(lambda: model.predict_proba(vectorizer.transform(few)), len(few))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stages", action="store_true", help="microseconds a text for each stage, too")
    parser.add_argument("--in", dest="file", type=Path, help="JSON Lines with texts to take pieces of")
    given = parser.parse_args()

    model = choose().model
    list(judge_each([(observation("khởi động"), DAY)], model))
    start = time.process_time() - _BEGAN
    texts = mixed_texts(given.file, given.texts, given.seed) if given.file else make_texts(given.texts, given.seed)
    acts = [(observation(text), DAY) for text in texts]
    gc.freeze()  # as `rasoat classify` does
    gc.set_threshold(FEWEST_FOR_GC)
    figures: dict[str, object] = {"texts": len(texts), "words": WORDS, "rules": len(load())}
    full = per_second(lambda: list(judge_each(acts, model)), len(acts))
    if given.stages:
        views = [view(text) for text in texts]
        figures["microseconds"] = {
            "normalise": round(1e6 / per_second(lambda: [view(text) for text in texts], len(texts))),
            "scan": round(1e6 / per_second(lambda: [phrases.scanner().read(each) for each in views], len(views))),
            "full": round(1e6 / full),
        }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plain = plain_model(texts)
    figures |= {
        "texts_per_second": round(full),
        "plain_model_per_second": round(plain),
        "ratio": round(full / plain, 2),
        "start_seconds": round(start, 2),
        "memory_mb": round(memory),
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
