#!/bin/sh
# Judges an archive of scans on a cluster, a share a task. Results come as one CSV file a share, whole or not there.
#
#   sbatch --array=1-200 classify_archive.sh ARCHIVE RESULTS [more options of gwytip classify]
#
# Give the array as many tasks as there are to be shares, from 1 on. Tasks that were killed are run again by the same
# line: shares that are done are left alone. When all are done:
#
#   awk 'NR == 1 || FNR > 1' RESULTS/*.csv > verdicts.csv
#
#SBATCH --job-name=gwytip
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --requeue
set -eu

if [ $# -lt 2 ] || [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
    echo "usage: sbatch --array=1-SHARES $0 ARCHIVE RESULTS [options of gwytip classify]" >&2
    exit 2
fi
archive=$1 results=$2
shift 2
share=$SLURM_ARRAY_TASK_ID shares=$SLURM_ARRAY_TASK_MAX
gwytip=${GWYTIP:-$HOME/.gwyddion/gwytip/gwytip}

mkdir -p "$results"
out=$(printf '%s/%06d-of-%06d.csv' "$results" "$share" "$shares")
if [ -e "$out" ]; then
    echo "$out is there already"
    exit 0
fi

# Status 1 says that some scans could not be judged; each has its row that says why.
status=0
"$gwytip" classify "$archive" --shard "$share/$shares" --format csv --provider cpu --out "$out" "$@" || status=$?
if [ "$status" -gt 1 ] || [ ! -e "$out" ]; then
    exit "$status"
fi
