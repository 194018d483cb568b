"""Print the versions of the packages that are compared with, as one JSON object."""

import importlib.metadata as metadata
import json
import platform

versions = {"python": platform.python_version()}
for name in ("numpy", "scipy", "scikit-learn", "pandas", "scikit-learn-intelex", "daal"):
    try:
        versions[name] = metadata.version(name)
    except metadata.PackageNotFoundError:
        pass
print(json.dumps(versions))
