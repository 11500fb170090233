"""Loads a COCO file with pycocotools and prints what that sees of each image, as JSON."""

import contextlib
import importlib.util
import json
import sys

import numpy
from pycocotools.coco import COCO

with contextlib.redirect_stdout(sys.stderr):
    coco = COCO(sys.argv[1])

seen = {}
for image in coco.loadImgs(coco.getImgIds()):
    boxes = []
    annotations = coco.loadAnns(coco.getAnnIds(imgIds=[image["id"]], iscrowd=False))
    for annotation in annotations:
        mask = coco.annToMask(annotation)
        rows, columns = numpy.nonzero(mask)
        boxes.append(
            {
                "name": coco.loadCats([annotation["category_id"]])[0]["name"],
                "bbox": annotation["bbox"],
                "area": annotation["area"],
                "mask": [
                    int(columns.min()),
                    int(rows.min()),
                    int(columns.max()) + 1,
                    int(rows.max()) + 1,
                ],
                "picture": [mask.shape[1], mask.shape[0]],
            }
        )
    if importlib.util.find_spec("matplotlib"):
        import matplotlib

        matplotlib.use("Agg")
        coco.showAnns(annotations, draw_bbox=True)
    seen[image["custom_vision_id"]] = boxes
print(json.dumps(seen))
