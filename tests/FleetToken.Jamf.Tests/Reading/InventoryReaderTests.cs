using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro.Contracts;
using FleetToken.Jamf.Reading;
using FleetToken.Jamf.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;

namespace FleetToken.Jamf.Tests.Reading;

public sealed class InventoryReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"totalCount":2,"results":[{"id":"1"},{"id":2}]}""", 2, 2)]
    [InlineData("""{"results":[{"id":"1"}],"totalCount":"5"}""", 1, 5)]
    [InlineData("""  { "totalCount" : 0 , "results" : [ ] , "more": {"a":[1,{"b":null}]} }  """, 0, 0)]
    [InlineData("""{"results":[]}""", 0, null)]
    public async Task Read_AnyOrderOfMembers_GivesRowsAndCount(string body, int rows, int? total)
    {
        var answer = await ReadIdsAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal((rows, total), (answer.Rows.Count, answer.TotalCount));
    }

    [Fact]
    public async Task Read_BodyInSmallPieces_GivesTheSame()
    {
        var body = Encoding.UTF8.GetBytes(Page(Computers.Many(40)));

        var answer = await new InventoryReader<Mac>(NewMacReader().Read).ReadAsync(new Trickle(body, 7), Cancel);

        Assert.Equal(Enumerable.Range(1, 40).Select(id => (long)id), answer.Rows.Ids());
        Assert.Equal(body.Length, answer.Bytes);
    }

    [Fact]
    public async Task Read_RecordOfMegabytes_IsRead()
    {
        var large = Computers.One(2);
        large["extensionAttributes"] = new JsonArray(Computers.Attribute("Somebody's log", new string('x', 3_000_000)));

        var answer = await new InventoryReader<Mac>(NewMacReader().Read).ReadAsync(Body(Page([Computers.One(1), large, Computers.One(3)])), Cancel);

        Assert.Equal([1, 2, 3], answer.Rows.Ids());
        Assert.Null(answer.Rows[1].Attributes);
    }

    [Theory]
    [InlineData("", Misreading.CutOff)]
    [InlineData("   ", Misreading.CutOff)]
    [InlineData("<!DOCTYPE html><html>Sign in</html>", Misreading.WebPage)]
    [InlineData("""{"totalCount":1,"results":[{"id":"1"},""", Misreading.CutOff)]
    [InlineData("""{"totalCount":1,"results":[{"id":"1"}]""", Misreading.CutOff)]
    [InlineData("""{"totalCount":1}""", Misreading.OtherShape)]
    [InlineData("""[{"id":"1"}]""", Misreading.OtherShape)]
    [InlineData("""{"results":{"id":"1"}}""", Misreading.OtherShape)]
    [InlineData("\"text\"", Misreading.OtherShape)]
    public async Task Read_NoListAnswer_SaysWhichKind(string body, object kind)
    {
        var misread = await Assert.ThrowsAsync<MisreadAnswerException>(() => ReadIdsAsync(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(kind, misread.Kind);
    }

    [Theory]
    [InlineData("""{"udid":"x"}""", null)]
    [InlineData("""{"id":"12","general":"none"}""", "12")]
    [InlineData("""{"id":"12","localUserAccounts":{"username":"a"}}""", "12")]
    [InlineData("""{"general":{"reportDate":"yesterday"},"id":12}""", "12")]
    [InlineData("""{"id":{"x":1}}""", null)]
    [InlineData("null", null)]
    [InlineData("17", null)]
    [InlineData("""{"id":"13","general":{"name":"\ud83d"}}""", "13")]
    public async Task Read_BrokenRecord_CostsOnlyItself(string record, string? id)
    {
        var body = $$"""{"totalCount":3,"results":[{{Computers.One(1).ToJsonString()}},{{record}},{{Computers.One(3).ToJsonString()}}]}""";

        var answer = await new InventoryReader<Mac>(NewMacReader().Read).ReadAsync(Body(body), Cancel);

        Assert.Equal([1, 3], answer.Rows.Ids());
        var skipped = Assert.Single(answer.Skipped);
        Assert.Equal(id, skipped.Id);
        Assert.StartsWith("$.results[1]", skipped.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("yesterday", skipped.Problem, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public async Task Read_AnyBytes_IsAnAnswerOrMisread(byte[] bytes) => await ReadOrMisreadAsync(bytes);

    [Property(MaxTest = 300)]
    public async Task Read_GoodPageWithBytesChanged_IsAnAnswerOrMisread(PositiveInt where, byte value, PositiveInt cut)
    {
        var bytes = Encoding.UTF8.GetBytes(Page(Computers.Many(2)));
        bytes[where.Get % bytes.Length] = value;

        await ReadOrMisreadAsync(bytes);
        await ReadOrMisreadAsync(bytes[..(cut.Get % bytes.Length)]);
    }

    [Property(Arbitrary = [typeof(AnyJson)], MaxTest = 500)]
    public async Task Read_AnyJsonInPlaceOfAnyValue_IsReadOrSetAside(JsonNode? value, PositiveInt where)
    {
        var record = Computers.One(1);
        record["extensionAttributes"] = new JsonArray(Computers.Attribute("FTK1", "FTK1;n=1;."));
        var places = Places(record).ToList();
        var (parent, key) = places[where.Get % places.Count];
        Replace(parent, key, value?.DeepClone());

        var answer = await new InventoryReader<Mac>(NewMacReader().Read).ReadAsync(Body(Page([record])), Cancel);

        Assert.Equal(1, answer.RowCount);
    }

    private static async Task ReadOrMisreadAsync(byte[] bytes)
    {
        try
        {
            var answer = await new InventoryReader<Mac>(NewMacReader().Read).ReadAsync(new MemoryStream(bytes), Cancel);
            Assert.Equal(answer.RowCount, answer.Rows.Count + answer.Skipped.Count);
        }
        catch (MisreadAnswerException misread)
        {
            Assert.True(Enum.IsDefined(misread.Kind));
        }
    }

    private static Task<ListAnswer<long>> ReadIdsAsync(byte[] body) => new InventoryReader<long>(MacReader.ReadId).ReadAsync(new MemoryStream(body), Cancel);

    private static MacReader NewMacReader() => new("main", JamfJson.For(new AttributeChoice([])), new KnownWords("main", NullLogger.Instance));

    private static MemoryStream Body(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Page(IEnumerable<JsonObject> computers)
    {
        var all = computers.ToList();
        return $$"""{"totalCount":{{all.Count}},"results":[{{string.Join(",\n", all.Select(computer => computer.ToJsonString()))}}]}""";
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => (Key: (object)member.Key, member.Value)),
            JsonArray items => items.Select((item, index) => (Key: (object)index, Value: item)),
            _ => [],
        };
        foreach (var (key, value) in children)
        {
            yield return (node, key);
            foreach (var inner in value is null ? [] : Places(value))
            {
                yield return inner;
            }
        }
    }

    private static void Replace(JsonNode parent, object key, JsonNode? value)
    {
        if (parent is JsonObject members)
        {
            members[(string)key] = value;
        }
        else
        {
            ((JsonArray)parent)[(int)key] = value;
        }
    }

    public static class AnyJson
    {
        public static Arbitrary<JsonNode?> Nodes() => Gen.Sized(Node).ToArbitrary();

        private static Gen<JsonNode?> Node(int size)
        {
            var leaves = Gen.OneOf<JsonNode?>(
                Gen.Constant<JsonNode?>(null),
                ArbMap.Default.GeneratorFor<bool>().Select(value => (JsonNode?)JsonValue.Create(value)),
                ArbMap.Default.GeneratorFor<long>().Select(value => (JsonNode?)JsonValue.Create(value)),
                Gen.Elements("", " ", "true", "2026-11-24", "2026-11-24T08:00:00.4Z", "-1", "ENCRYPTED", "MELTED", "FTK1;n=1;.", "\u202Egnp.exe", "ABCD-EFGH-IJKL-MNOP-QRST-UVWX").Select(value => (JsonNode?)JsonValue.Create(value)));
            return size <= 1
                ? leaves
                : Gen.OneOf(
                    leaves,
                    Gen.ListOf(Node(size / 3)).Select(items => (JsonNode?)new JsonArray([.. items.Take(3)])),
                    Gen.ListOf(Node(size / 3)).Select(items => (JsonNode?)new JsonObject(items.Take(3).Select((item, index) => KeyValuePair.Create($"k{index}", item)))));
        }
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
