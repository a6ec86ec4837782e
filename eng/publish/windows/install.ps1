# Copies GwyTip into your own Gwyddion folder, %USERPROFILE%\gwyddion. It needs no administrator and no network; what it copied
# stands in gwyddion\gwytip\installed.txt, and uninstall.ps1 removes exactly that.
$ErrorActionPreference = "Stop"
$user = Join-Path $env:USERPROFILE "gwyddion"
$ours = Join-Path $user "gwytip"
$list = Join-Path $ours "installed.txt"

if (Test-Path -LiteralPath $list) { & (Join-Path $PSScriptRoot "uninstall.ps1") }
$copies = foreach ($part in @(@("gwytip", $ours), @("module", (Join-Path $user "modules\process")))) {
    $from = Join-Path $PSScriptRoot $part[0]
    Get-ChildItem -LiteralPath $from -Recurse -File | ForEach-Object {
        [pscustomobject]@{ From = $_.FullName; To = Join-Path $part[1] $_.FullName.Substring($from.Length + 1) }
    }
}
New-Item -ItemType Directory -Force -Path $ours | Out-Null
# First the list: a copy that is cut short can be undone too.
[IO.File]::WriteAllLines($list, [string[]]$copies.To)
foreach ($copy in $copies) {
    New-Item -ItemType Directory -Force -Path (Split-Path $copy.To) | Out-Null
    Copy-Item -LiteralPath $copy.From -Destination $copy.To -Force
}
Write-Output "Installed $($copies.Count) files in $user."
if (-not (Test-Path -LiteralPath (Join-Path $ours "gwytip.dll"))) {
    Write-Output "gwytip.dll is not there yet, so Gwyddion's menu entry will say that the library is missing: see README.md."
}
