"""The response at work: cases, tasks, clocks, papers, evidence, playbooks, reports, the inbox."""

from tocsin.web.routes.cases import (
    cases,
    clocks,
    evidence,
    inbox,
    negatives,
    papers,
    playbooks,
    reports,
    rules,
    steering,
    tasks,
)

ROUTERS = (
    cases.router,
    steering.router,
    tasks.router,
    clocks.router,
    papers.router,
    negatives.router,
    evidence.router,
    rules.router,
    playbooks.router,
    reports.router,
    reports.pages,
    inbox.router,
)

__all__ = ["ROUTERS"]
