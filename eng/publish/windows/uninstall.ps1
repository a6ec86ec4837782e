# Removes from %USERPROFILE%\gwyddion exactly what install.ps1 (or build.ps1 install) copied; what you added yourself stays.
. (Join-Path $PSScriptRoot "folders.ps1")

if (-not (Test-Path -LiteralPath $list)) {
    Write-Output "Nothing is installed in $user."
    exit 0
}
$files = @(Get-InstalledFile)
foreach ($file in $files) {
    $obstacle = Get-Obstacle $file
    if ($obstacle) { Stop-Here "Nothing was removed: $obstacle" }
}
foreach ($file in $files) { Remove-Item -LiteralPath $file -Force }
Remove-Item -LiteralPath $list
Remove-OurEmptyFolder
Write-Output "Removed $($files.Count) files from $user."
