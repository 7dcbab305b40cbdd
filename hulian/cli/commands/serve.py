"""`hulian serve`: the production server, with the worker beside it."""

from pathlib import Path

import click

from hulian.cli.start import start

PLACE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--host", envvar="HULIAN_HOST", help="Address to listen on [127.0.0.1; with --lan 0.0.0.0].")
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="The one port.")
@click.option("--workers", envvar="HULIAN_WORKERS", default=2, show_default=True, help="Server processes.")
@click.option("--cert", type=PLACE, envvar="HULIAN_CERT", help="PEM certificate with its chain, for HTTPS.")
@click.option("--key", type=PLACE, envvar="HULIAN_KEY", help="The certificate's key.")
@click.option("--lan", is_flag=True, help="HTTPS by an authority of our own; phones install its root at /lan/.")
@click.option("--no-worker", is_flag=True, help="Run no worker beside the server; `hulian worker` runs elsewhere.")
def serve(
    *, host: str | None, port: int, workers: int, cert: Path | None, key: Path | None, lan: bool, no_worker: bool,
) -> None:
    """Migrate, check, and serve until SIGTERM; ready when GET /healthz/ answers 200."""
    if bool(cert) != bool(key):
        raise click.UsageError("--cert and --key belong together")
    if lan and cert:
        raise click.UsageError("--lan makes a certificate of its own; leave out --cert and --key")
    start()
    from hulian.cli.serving import run

    host = host or ("0.0.0.0" if lan else "127.0.0.1")  # noqa: S104 - a fair's phones must reach it
    plan = run.Plan(host, port, workers, cert, key, with_worker=not no_worker)
    run.serve(run.for_lan(plan) if lan else plan)
