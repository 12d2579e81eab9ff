"""Two small articles of our own words."""

from __future__ import annotations

from pathlib import Path

#: An article with a claimed toll, a number that is no figure, and a line that is not the story.
TOLL = """Aug 16, 2024 10:30 am | News, World

At least 212 people were killed when a dam burst above the town of Karsa on Thursday, the national disaster agency said.

See also How dams are inspected

The agency said on Friday that 1,400 people had been injured. The dam was built in 1987, and residents had complained about cracks.

"We were asleep when the water came," said Mira Tolan, a teacher. "Nobody had warned us of anything."
"""
#: Another one, for a second document.
STRIKE = """Aug 17, 2024 9:00 am | News, Economy

Dock workers in the port of Velmar began a strike on Saturday, the port authority said, and 40 ships were waiting outside the harbour.

The union said that about 3,000 workers had joined. "We will stay out until there is an offer," said union leader Oskar Brandt.

The port authority put the daily loss at 12 million dollars.
"""


def write_articles(folder: Path, articles: dict[str, str]) -> Path:
    """Write articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_text(text)
    return folder
