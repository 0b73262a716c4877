using MudBlazor;

namespace FleetToken.Web.Shell;

/// <summary>MudBlazor's colours and type, equal to <c>tokens.css</c>.</summary>
public static class Theme
{
    private static readonly string[] Ui = ["Inter Variable", "Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    /// <summary>For every page.</summary>
    public static MudTheme Light { get; } = Within(":root");

    /// <summary>For pages that theme.js has marked dark.</summary>
    public static MudTheme Dark { get; } = Within(":root[data-theme=\"dark\"]");

    private static MudTheme Within(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = new PaletteLight
        {
            Primary = "#0d5f79",
            PrimaryContrastText = "#ffffff",
            Secondary = "#45545a",
            Tertiary = "#545f68",
            Success = "#17693f",
            Warning = "#7d4e00",
            Error = "#ad2419",
            Info = "#3b5488",
            Dark = "#14211f",
            WarningContrastText = "#ffffff",
            ErrorContrastText = "#ffffff",
            Background = "#f3f5f5",
            BackgroundGray = "#edf0f0",
            Surface = "#ffffff",
            AppbarBackground = "#f3f5f5",
            AppbarText = "#14211f",
            DrawerBackground = "#f3f5f5",
            DrawerText = "#45545a",
            DrawerIcon = "#45545a",
            TextPrimary = "#14211f",
            TextSecondary = "#45545a",
            TextDisabled = "#5a686d",
            ActionDefault = "#45545a",
            LinesDefault = "#e0e5e6",
            LinesInputs = "#7d8b90",
            Divider = "#e0e5e6",
            DividerLight = "#e0e5e6",
            TableLines = "#e0e5e6",
            TableHover = "#f1f6f7",
            TableStriped = "#f8fafa",
            Skeleton = "#eef0f2",
            OverlayDark = "rgba(12,24,29,.46)",
            HoverOpacity = 0.05,
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#78c3dc",
            PrimaryContrastText = "#05222c",
            Secondary = "#b0bdc1",
            Tertiary = "#a9b4ba",
            Success = "#74c79a",
            SuccessContrastText = "#06210f",
            Warning = "#e6b65f",
            WarningContrastText = "#2a1c00",
            Error = "#f4938a",
            ErrorContrastText = "#2b0704",
            Info = "#a4b9e4",
            InfoContrastText = "#0b1730",
            Dark = "#182126",
            Background = "#0d1316",
            BackgroundGray = "#10181b",
            Surface = "#141c20",
            AppbarBackground = "#0d1316",
            AppbarText = "#e7edee",
            DrawerBackground = "#0d1316",
            DrawerText = "#b0bdc1",
            DrawerIcon = "#b0bdc1",
            TextPrimary = "#e7edee",
            TextSecondary = "#b0bdc1",
            TextDisabled = "#92a1a7",
            ActionDefault = "#b0bdc1",
            LinesDefault = "#263238",
            LinesInputs = "#71828a",
            Divider = "#263238",
            DividerLight = "#263238",
            TableLines = "#263238",
            TableHover = "#1a252a",
            TableStriped = "#182126",
            Skeleton = "#1f282c",
            OverlayDark = "rgba(0,0,0,.6)",
            HoverOpacity = 0.06,
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Ui, FontSize = ".875rem", LineHeight = "1.55", LetterSpacing = "0" },
            H1 = new H1Typography { FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.25", LetterSpacing = "-.015em" },
            H2 = new H2Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "-.01em" },
            Body1 = new Body1Typography { FontSize = ".875rem", LineHeight = "1.55", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontSize = ".8125rem", LineHeight = "1.35", LetterSpacing = "0" },
            Button = new ButtonTypography { FontSize = ".8125rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "0" },
            Caption = new CaptionTypography { FontSize = ".75rem", LineHeight = "1.45", LetterSpacing = "0" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "212px", AppbarHeight = "52px" },
    };
}
