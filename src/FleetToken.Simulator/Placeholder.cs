namespace FleetToken.Simulator; public static class Placeholder;
