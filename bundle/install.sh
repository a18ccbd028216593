#!/usr/bin/env bash
# 在没有外网的机器上安装：bash install.sh /srv/guiju。先核对每个文件，再只从本目录安装。
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
target=${1:-/srv/guiju}
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "需要 Python 3.11 或更高版本；请用 PYTHON=/路径/python3.11 bash install.sh $target"; exit 2; }
sha256sum --quiet --check SHA256SUMS || {
  echo "有文件与清单不符，可能没有拷全。请重新拷贝整个安装包。"; exit 3; }

mkdir -p "$target"
"$python" -m venv "$target/venv"
pip=("$target/venv/bin/python" -m pip -q --disable-pip-version-check install --no-index --find-links wheels)
"${pip[@]}" --require-hashes -r requirements.txt || {
  echo "装不上：安装包是为另一种 Python 版本或系统做的（看文件名），请换对应的安装包。"; exit 4; }
"${pip[@]}" --no-deps wheels/guiju-*.whl
"$target/venv/bin/guiju" --help >/dev/null
echo "已安装到 $target/venv。下一步见 run-the-service.md：bureau migrate，bureau first_user，bureau serve"
