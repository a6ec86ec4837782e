dotnet run --file (Join-Path $PSScriptRoot "eng/build.cs") -- @args
exit $LASTEXITCODE
