namespace GwyTip.Inference;

/// <summary>
/// A folder that holds one bundle a surface, each in a folder of the surface's name. A broken bundle does not hide the others:
/// its error comes when its surface is asked for. Folders without a manifest, and those whose name begins with a dot, are
/// ignored.
/// </summary>
public sealed class ModelsFolder
{
    private readonly SortedDictionary<string, Bundle> _bundles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BundleException> _broken = new(StringComparer.Ordinal);

    /// <summary>Reads the manifests of a models folder.</summary>
    /// <exception cref="BundleException">The folder is missing, or holds not one usable bundle: then it is the error of the first
    /// broken one.</exception>
    public ModelsFolder(string folder)
    {
        Folder = Path.GetFullPath(folder);
        foreach (string place in SubfoldersOf(Folder))
        {
            Add(place);
        }
        if (_bundles.Count == 0)
        {
            throw _broken.Values.FirstOrDefault() ?? new BundleException(BundleProblem.NoBundles,
                $"the models folder {Folder} holds no bundle: none of its folders has a {BundleManifest.FileName}");
        }
    }

    public string Folder { get; }

    /// <summary>The usable bundles, by name of their surface. At least one.</summary>
    public IReadOnlyCollection<Bundle> Bundles => _bundles.Values;

    /// <summary>What is wrong with each of the others, by name of its folder.</summary>
    public IReadOnlyDictionary<string, BundleException> Broken => _broken;

    /// <summary>The bundle of a surface.</summary>
    /// <exception cref="BundleException">There is one, but it is broken.</exception>
    /// <exception cref="SurfaceException">There is none.</exception>
    public Bundle this[string surface]
    {
        get
        {
            if (_bundles.TryGetValue(surface, out var bundle))
            {
                return bundle;
            }
            if (_broken.TryGetValue(surface, out var error))
            {
                throw error;
            }
            throw new SurfaceException(surface, [.. _bundles.Keys]);
        }
    }

    private static IEnumerable<string> SubfoldersOf(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder).Where(
                f => !Path.GetFileName(f).StartsWith('.') && File.Exists(Path.Combine(f, BundleManifest.FileName)));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new BundleException(BundleProblem.MissingFolder, $"there is no models folder {folder}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BundleException(BundleProblem.MissingFolder, $"the models folder {folder} cannot be read: {e.Message}", e);
        }
    }

    private void Add(string place)
    {
        string name = Path.GetFileName(place);
        try
        {
            var bundle = Bundle.Load(place);
            if (bundle.Surface != name)
            {
                // Otherwise a copy kept beside a bundle could silently take its place.
                throw new BundleException(BundleProblem.BrokenManifest,
                    $"{Path.Combine(place, BundleManifest.FileName)} is for the surface '{bundle.Surface}' but lies in a "
                    + $"folder '{name}'");
            }
            _bundles.Add(name, bundle);
        }
        catch (BundleException e)
        {
            _broken.Add(name, e);
        }
    }
}
