#!/bin/sh
dotnet run --file "$(dirname "$0")/eng/build.cs" -- "$@"
exit $?
