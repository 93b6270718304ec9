"""What Prometheus scrapes: the runtimes' counts, and how everything stands at that moment."""

from collections.abc import Iterator

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from tocsin import warning
from tocsin.runtimes import noticing, telemetry
from tocsin.web import live, ports
from tocsin.web.views import picture

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class _Standing(Collector):
    """Reads levels, coverage and ages when it is asked."""

    def __init__(self, house: ports.House, tail: live.Tail) -> None:
        self._house, self._tail = house, tail

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the gauges of this moment."""
        seen = picture.now(self._house)
        level = _gauge("tocsin_level", "Standing level, 0 (none) to 4 (red)", "watch")
        coverage = _gauge("tocsin_coverage_ratio", "Sources alive of those expected", "watch")
        for watch in seen.watches:
            word = str(seen.watch_state(watch)["level"])
            level.add_metric([watch.watch_id], warning.Level[word.upper()])
            coverage.add_metric([watch.watch_id], seen.coverage(watch).share)
        alive = _gauge("tocsin_source_alive", "1 while a source is heard", "source")
        for source in seen.sources:
            is_alive = seen.source_state(source)["status"] == "alive"
            alive.add_metric([source.source_id], float(is_alive))
        yield from (level, coverage, alive, *self._ages())

    def _ages(self) -> Iterator[GaugeMetricFamily]:
        checks = self._house.checks()
        told = {
            "tocsin_outbox_age_seconds": ("Age of the oldest notice under way", "outbox_age_s"),
            "tocsin_disk_free_bytes": ("Room left on the disk", "disk_free_bytes"),
        }
        with self._house.db.reading() as books:
            promises = noticing.promises(books)
        counts = [float(str(promises[name])) for name in ("missing", "dead")]
        broken = 0.0 if promises["kept"] else sum(counts)
        yield GaugeMetricFamily("tocsin_broken_promises", "Notices nobody got", value=broken)
        for name, (meaning, check) in told.items():
            value = checks.get(check)
            if isinstance(value, int | float):
                yield GaugeMetricFamily(name, meaning, value=value)
        followers = float(self._tail.followers)
        yield GaugeMetricFamily("tocsin_stream_clients", "Screens that follow", value=followers)


class Scrape:
    """Everything that is told of one house."""

    def __init__(self, house: ports.House, tail: live.Tail) -> None:
        self._standing = _Standing(house, tail)

    def told(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(telemetry.REGISTRY) + generate_latest(self._standing)


def _gauge(name: str, meaning: str, label: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, meaning, labels=[label])
