using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Configuration;

namespace FleetToken.Simulator.Rendering;

/// <summary>Short ways to write what a Classic answer is made of: XML turned into JSON by a machine, in whose several ways nothing is said.</summary>
internal static class ClassicJson
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>An object.</summary>
        public void Block(string name, Action write)
        {
            json.WriteStartObject(name);
            write();
            json.WriteEndObject();
        }

        /// <summary>A list of ids and names; an empty one is written in one of three ways.</summary>
        public void Named(string name, IEnumerable<(long Id, string Name)> items, int way = 0)
        {
            var all = items.ToList();
            if (all.Count == 0)
            {
                json.Empty(name, way);
                return;
            }

            json.WriteStartArray(name);
            foreach (var (id, text) in all)
            {
                json.WriteStartObject();
                json.WriteNumber("id", id);
                json.Text("name", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        /// <summary>A list that collapses into an object with its last item.</summary>
        public void Collapsed(string name, string member, IReadOnlyList<string> items)
        {
            if (items.Count == 0)
            {
                json.Empty(name, 1);
                return;
            }

            json.Block(name, () => json.Block(member, () =>
            {
                json.WriteNumber("id", items.Count);
                json.Text("name", items[^1]);
            }));
        }

        /// <summary>An empty list: nothing, an object or an array.</summary>
        public void Empty(string name, int way)
        {
            switch (way % 3)
            {
                case 0:
                    json.WriteStartArray(name);
                    json.WriteEndArray();
                    break;
                case 1:
                    json.WriteStartObject(name);
                    json.WriteEndObject();
                    break;
                default:
                    json.Text(name, "");
                    break;
            }
        }

        /// <summary>Site and category of an object that has none.</summary>
        public void NoPlace()
        {
            json.Block("category", () =>
            {
                json.WriteNumber("id", -1);
                json.Text("name", "No category assigned");
            });
            json.Block("site", () =>
            {
                json.WriteNumber("id", -1);
                json.Text("name", "None");
            });
        }

        /// <summary>A scope; the lists of groups of a site's users collapse.</summary>
        public void Scope(SimulatedScope scope, bool ofProfile, int way)
        {
            json.WriteStartObject("scope");
            json.WriteBoolean("all_computers", scope.All);
            if (ofProfile)
            {
                json.WriteBoolean("all_jss_users", false);
            }

            json.Named("computers", scope.Computers.Select(id => ((long)id, string.Create(CultureInfo.InvariantCulture, $"Mac {id}"))), way);
            json.Named("computer_groups", scope.Groups.Select(group => (long.Parse(group.Id, CultureInfo.InvariantCulture), group.Name)), way + 1);
            json.Named("buildings", [], way + 2);
            json.Named("departments", scope.Departments.Select(place => (long.Parse(place.Id, CultureInfo.InvariantCulture), place.Name)), way);
            if (ofProfile)
            {
                json.Named("jss_users", [], way + 1);
                json.Collapsed("jss_user_groups", "user_group", []);
            }
            else
            {
                json.Block("limit_to_users", () => json.Texts("user_groups", scope.LimitedToUserGroups));
            }

            json.Block("limitations", () =>
            {
                json.Named("users", [], way);
                json.Collapsed("user_groups", "user_group", scope.LimitedToUserGroups);
                json.Named("network_segments", [], way + 1);
                json.Named("ibeacons", [], way + 2);
            });
            json.Block("exclusions", () =>
            {
                json.Named("computers", [], way + 1);
                json.Named("computer_groups", scope.ExcludedGroups.Select(group => (long.Parse(group.Id, CultureInfo.InvariantCulture), group.Name)), way);
                json.Named("buildings", [], way);
                json.Named("departments", [], way + 1);
                json.Named("users", [], way + 2);
                json.Named("user_groups", [], way);
                json.Named("network_segments", [], way + 1);
                json.Named("ibeacons", [], way + 2);
            });
            json.WriteEndObject();
        }
    }
}
