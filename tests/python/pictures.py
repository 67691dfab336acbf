"""The pictures: nothing overlaps, nothing leaves its page, each has a title and names its source.

    cargo run --features parquet --example analyze -- CASES --to DIR
    python3 tests/python/pictures.py DIR

The width of a text is estimated, since that depends on the typeface of the reader.
"""

import sys
import xml.etree.ElementTree as ElementTree
from itertools import combinations
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def box(text):
    """Left, top, right and bottom of a text."""
    size = float(text.get("font-size"))
    width, height = len(text.text.strip()) * size * 0.52, size * 0.7
    x, y = float(text.get("x")), float(text.get("y"))
    across, down = text.get("text-anchor", "start"), text.get("dy", "0em")
    left = x - {"start": 0, "middle": width / 2, "end": width}[across]
    # An ex is about half an em.
    top = y + float(down[:-2]) * size * {"em": 1.0, "ex": 0.5}[down[-2:]] - height
    if text.get("transform"):
        # Turned to the left about its place.
        return (x - height, y - width / 2, x + height, y + width / 2)
    return (left, top, left + width, top + height)


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


pictures = sorted(Path(sys.argv[1]).glob("*.svg"))
if not pictures:
    sys.exit(f"expected pictures in {sys.argv[1]}, found none")
faults = []
for picture in pictures:
    root = ElementTree.parse(picture).getroot()
    width, height = float(root.get("width")), float(root.get("height"))
    texts = [(text.text.strip(), box(text)) for text in root.iter(f"{SVG}text")]
    for text, (left, top, right, bottom) in texts:
        if left < 0 or top < 0 or right > width or bottom > height:
            faults.append(f"{picture.name}: `{text}` leaves the page")
    for (a, box_a), (b, box_b) in combinations(texts, 2):
        if overlap(box_a, box_b):
            faults.append(f"{picture.name}: `{a}` and `{b}` overlap")
    if not any(text.startswith("Source: ") for text, _ in texts):
        faults.append(f"{picture.name}: expected a source, found none")
    white = ("#FFFFFF", None)
    shapes = [shape for shape in root if shape.tag != f"{SVG}text" and shape.get("fill") not in white]
    if not shapes:
        faults.append(f"{picture.name}: expected something drawn, found nothing")
    print(f"{picture.name}: {len(texts)} texts, {len(shapes)} shapes")
if faults:
    sys.exit("\n".join(faults))
