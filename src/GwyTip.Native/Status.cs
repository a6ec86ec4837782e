namespace GwyTip.Native;

/// <summary><c>gwytip_status</c>.</summary>
internal enum Status
{
    Ok = 0,
    Argument = 1,
    NoModels = 2,
    Bundle = 3,
    Runtime = 4,
    Provider = 5,
    Surface = 6,
    TooFewLines = 7,
    TooFewColumns = 8,
    Constant = 9,
    NoData = 10,
    Infinite = 11,
    Memory = 12,
    Internal = 13,
    State = 14,
    RepeatedLines = 15,
    NoImage = 16,
    Fork = 17,
    OtherSignal = 18,
}
