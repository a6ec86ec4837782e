# Copies GwyTip into your own Gwyddion folder, %USERPROFILE%\gwyddion. It needs no administrator and no network; what it copied
# stands in gwyddion\gwytip\installed.txt, and uninstall.ps1 removes exactly that. What cannot be done as a whole is not begun.
. (Join-Path $PSScriptRoot "folders.ps1")

$lacking = @("gwytip", "module") | Where-Object { -not (Test-Path -LiteralPath (Join-Path $PSScriptRoot $_) -PathType Container) }
if ($lacking) { Stop-Here "Nothing was installed: there is no folder '$($lacking[0])' beside install.ps1. Unpack the whole archive first." }

$copies = @(foreach ($part in @(@("gwytip", $ours), @("module", $modules))) {
    $from = Join-Path $PSScriptRoot $part[0]
    Get-ChildItem -LiteralPath $from -Recurse -File | ForEach-Object {
        [pscustomobject]@{ From = $_.FullName; To = Join-Path $part[1] $_.FullName.Substring($from.Length + 1) }
    }
})
$before = @(Get-InstalledFile)

foreach ($file in @($before) + @($copies.To | Where-Object { Test-Path -LiteralPath $_ -PathType Leaf })) {
    $obstacle = Get-Obstacle $file
    if ($obstacle) { Stop-Here "Nothing was installed: $obstacle" }
}

# First every file beside its place: whatever cannot be written shows here, and leaves what was there as it was.
$files = New-Object System.Collections.Generic.List[string]
$folders = New-Object System.Collections.Generic.List[string]
try {
    foreach ($copy in $copies) {
        $missing = New-Object System.Collections.Generic.Stack[string]
        for ($folder = Split-Path -LiteralPath $copy.To; -not (Test-Path -LiteralPath $folder); $folder = Split-Path -LiteralPath $folder) {
            $missing.Push($folder)
        }
        foreach ($folder in $missing) {
            [void][IO.Directory]::CreateDirectory($folder)
            $folders.Insert(0, $folder)
        }
        $files.Add($copy.To + ".new")
        [IO.File]::Copy($copy.From, $copy.To + ".new", $true)
    }
}
catch {
    $reason = $_.Exception.GetBaseException().Message
    foreach ($file in $files) {
        if (Test-Path -LiteralPath $file -PathType Leaf) { Remove-Item -LiteralPath $file -Force -ErrorAction SilentlyContinue }
    }
    # The deepest first, and only what is empty now.
    foreach ($folder in $folders) { Remove-Item -LiteralPath $folder -ErrorAction SilentlyContinue }
    Stop-Here "Nothing was installed: $user cannot be written. $reason"
}

# The list first, of old and new: should the power fail now, the next install or uninstall knows all that is there.
[IO.File]::WriteAllLines($list, [string[]](@($before) + @($copies.To) | Select-Object -Unique))
foreach ($file in $before | Where-Object { $copies.To -notcontains $_ }) { Remove-Item -LiteralPath $file -Force }
foreach ($copy in $copies) { Move-Item -LiteralPath ($copy.To + ".new") -Destination $copy.To -Force }
[IO.File]::WriteAllLines($list, [string[]]$copies.To)
Remove-OurEmptyFolder
Write-Output "Installed $($copies.Count) files in $user."

# Part of most PCs, but not of Windows.
$runtime = @("msvcp140.dll", "msvcp140_1.dll", "vcruntime140.dll", "vcruntime140_1.dll")
if ($env:SystemRoot) {
    $system = Join-Path $env:SystemRoot "System32"
    $lacking = @($runtime | Where-Object { -not (Test-Path -LiteralPath (Join-Path $system $_)) })
    if ($lacking) {
        Write-Output "This PC lacks $($lacking -join ', '): install Microsoft's Visual C++ runtime, https://aka.ms/vs/17/release/vc_redist.x64.exe"
    }
}
$keys = @("HKCU:\Software\Gwyddion\2.0", "HKLM:\Software\Gwyddion\2.0", "HKLM:\Software\WOW6432Node\Gwyddion\2.0")
if (-not ($keys | Where-Object { Test-Path $_ -ErrorAction SilentlyContinue })) {
    Write-Output "Gwyddion is not installed here; the menu entry and all formats but .gwy, .sxm, .gsf and grey .png need it (64 bit)."
}
