"""The scratch PostgreSQL that other tests stand on."""

import pytest
import sqlalchemy

pytestmark = pytest.mark.integration


def test_a_scratch_postgresql_answers(postgresql_url: str) -> None:
    engine = sqlalchemy.create_engine(postgresql_url)

    with engine.connect() as connection:
        answer = connection.execute(sqlalchemy.text("SELECT 41 + 1")).scalar_one()
    engine.dispose()

    assert answer == 42
