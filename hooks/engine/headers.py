"""The security policy of every page, in its one source: as the page says it, and as servers of several makes send it."""

from __future__ import annotations

# The page says these of itself, so that they hold on hosts whose headers nobody can set. Scripts and styles come from the
# site alone and never stand in a page; text becomes markup nowhere (Trusted Types); no form sends anything.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    # Policies of these names may be made, for the addresses of our own scripts: the search's, those of its parts, and the worker's.
    "trusted-types": "stemhub stemhub-shards stemhub-worker",
}
# Browsers heed this one in a header only: no other site may show our pages inside its own.
_IN_HEADER = {"frame-ancestors": "'self'"}


def policy() -> str:
    """The policy as a page says it in its own head."""
    return "; ".join(f"{name} {value}" for name, value in POLICY.items())


def headers() -> dict[str, str]:
    """Everything that a server should send with every file."""
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in (POLICY | _IN_HEADER).items()),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def for_static_hosts() -> str:
    """The file `_headers`, which Netlify, Cloudflare Pages and others read at the root of a site."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers().items())


def for_nginx() -> str:
    """A file for nginx to include inside `server { … }`."""
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers().items())
    return f"# Made from hooks/engine/headers.py. Use: include nginx-headers.conf;\n{lines}"


def for_caddy() -> str:
    """A snippet for Caddy; `import stemhub_headers` inside the site's block uses it."""
    lines = "".join(f'\t\t{name} "{value}"\n' for name, value in headers().items())
    return f"# Made from hooks/engine/headers.py. Use: import stemhub_headers\n(stemhub_headers) {{\n\theader {{\n{lines}\t}}\n}}\n"


# The files of deploy/ and what each of them holds; a test holds them to it.
FILES = {"nginx-headers.conf": for_nginx, "Caddyfile-headers": for_caddy}
