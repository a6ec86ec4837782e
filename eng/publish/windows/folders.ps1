# What install.ps1 and uninstall.ps1 share: where things lie, and how an error is told. Not for running.
$ErrorActionPreference = "Stop"

function Stop-Here([string] $reason) {
    [Console]::Error.WriteLine($reason)
    exit 1
}

if (-not $env:USERPROFILE) { Stop-Here "The variable USERPROFILE is not set, so your Gwyddion folder cannot be found." }
$user = Join-Path $env:USERPROFILE "gwyddion"
$ours = Join-Path $user "gwytip"
$modules = Join-Path (Join-Path $user "modules") "process"
$list = Join-Path $ours "installed.txt"

# The files that were copied before and are still there.
function Get-InstalledFile {
    if (Test-Path -LiteralPath $list -PathType Leaf) {
        [IO.File]::ReadAllLines($list) | Where-Object { $_ -and (Test-Path -LiteralPath $_ -PathType Leaf) }
    }
}

# Why a file cannot be replaced or removed, or nothing. Windows keeps a program or library that runs.
function Get-Obstacle([string] $file) {
    try {
        [IO.File]::Open($file, [IO.FileMode]::Open, [IO.FileAccess]::ReadWrite, [IO.FileShare]::None).Dispose()
    }
    catch [UnauthorizedAccessException] { "$file cannot be changed: it is read-only, or not yours." }
    catch [IO.IOException] { "$file is in use: close Gwyddion and gwytip first." }
}

# Our folder and those below it, the deepest first, where they are empty: the others, even empty, are somebody else's.
function Remove-OurEmptyFolder {
    if (-not (Test-Path -LiteralPath $ours)) { return }
    $folders = @(Get-ChildItem -LiteralPath $ours -Recurse -Directory) + (Get-Item -LiteralPath $ours)
    $folders | Sort-Object { $_.FullName.Length } -Descending |
        Where-Object { -not (Get-ChildItem -LiteralPath $_.FullName -Force) } | Remove-Item
}
