"""The chat page's own files, which a browser asks for once and again when one of them changes."""

import asyncio
from pathlib import Path

from aiohttp import web

PAGE_FILES = Path(__file__).parent.parent / "page"
_FOREVER = "public, max-age=31536000, immutable"


def add_page_files(app: web.Application, files: Path = PAGE_FILES) -> None:
    """Serve the page at /, and what belongs to it below an address of this version of it."""

    async def index(_request: web.Request) -> web.Response:
        page = await asyncio.to_thread(_page, files)
        return web.Response(text=page, content_type="text/html")

    async def file(request: web.Request) -> web.FileResponse:
        path = (files / request.match_info["path"]).resolve()
        if not path.is_relative_to(files) or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": _FOREVER})

    app.router.add_get("/", index)
    app.router.add_get("/static/{version}/{path:.+}", file)


def _page(files: Path) -> str:
    known = [path.stat() for path in files.rglob("*.*")]
    version = max(one.st_mtime_ns for one in known) + sum(one.st_size for one in known)
    page = (files / "index.html").read_text(encoding="utf-8")
    return page.replace('"/static/', f'"/static/{version:x}/')
