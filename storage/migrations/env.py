"""Alembic's entry: runs the migrations on the engine that `storage.database` hands over.

The whole upgrade is one transaction that holds SQLite's write lock from its start, so that an interrupted upgrade
leaves nothing behind and two processes that start together upgrade once.
"""

from alembic import context
from sqlalchemy import Engine

import storage.access_tables
import storage.actor_tables
import storage.cluster_tables
import storage.correction_tables
import storage.following_tables
import storage.letter_tables
import storage.outbox_tables
import storage.queue_tables
import storage.recheck_tables
import storage.recipient_tables
import storage.register_tables
import storage.report_tables
import storage.rule_tables
import storage.shop_tables
import storage.signer_tables
import storage.unscored_tables
import storage.watch_tables  # noqa: F401 - so that their tables stand in `metadata`
from storage.tables import metadata

engine: Engine = context.config.attributes["engine"]

with engine.execution_options(begin="BEGIN IMMEDIATE").connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        if engine.dialect.name == "postgresql":  # SQLite's lock came with BEGIN IMMEDIATE; any constant does here
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20261124)")
        context.run_migrations()
