namespace FleetToken.Web.Csv;

/// <summary>One column of an export.</summary>
/// <param name="Name">Header in snake_case.</param>
/// <param name="Cell">The cell of a row; null or empty for no value.</param>
/// <param name="IsFree">Whether its text was chosen by somebody else and may be a formula; our own words and times are not.</param>
public sealed record CsvColumn<T>(string Name, Func<T, string?> Cell, bool IsFree = false);
