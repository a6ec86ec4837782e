# Removes from %USERPROFILE%\gwyddion exactly what install.ps1 (or build.ps1 install) copied; what you added yourself stays.
$ErrorActionPreference = "Stop"
$user = Join-Path $env:USERPROFILE "gwyddion"
$ours = Join-Path $user "gwytip"
$list = Join-Path $ours "installed.txt"

if (-not (Test-Path -LiteralPath $list)) {
    Write-Output "Nothing is installed in $user."
    exit 0
}
$files = [IO.File]::ReadAllLines($list) | Where-Object { Test-Path -LiteralPath $_ -PathType Leaf }
foreach ($file in $files) { Remove-Item -LiteralPath $file }
Remove-Item -LiteralPath $list
# Only our folder and those below it, the deepest first: the others, even empty, are somebody else's.
Get-ChildItem -LiteralPath $ours -Recurse -Directory | Sort-Object { $_.FullName.Length } -Descending |
    Where-Object { -not (Get-ChildItem -LiteralPath $_.FullName -Force) } | Remove-Item
if (-not (Get-ChildItem -LiteralPath $ours -Force)) { Remove-Item -LiteralPath $ours }
Write-Output "Removed $(@($files).Count) files from $user."
