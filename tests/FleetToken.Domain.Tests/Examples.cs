namespace FleetToken.Domain.Tests;

/// <summary>The six example lines of the domain's grammar (F.3).</summary>
internal static class Examples
{
    public const string Healthy =
        "FTK1;n=1;adm=0;eu=1;hid=0;orph=0;fv=on;prk=1;irk=0;pk=1790100000;btS=Y;btE=Y;btv=1;esc=1;eb=1;ssh=0;pso=0;os=26.6;arch=arm64;vol=3F2A9C10;boot=1790153387;con=alice;u=alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1;k=PM;ts=1790160000;.";

    public const string Intel =
        "FTK1;n=1;adm=1;eu=1;hid=0;orph=0;fv=on;prk=1;irk=1;pk=1788000000;btS=Y;btE=Y;btv=-;esc=1;eb=0;ssh=1;pso=j;os=12.7.6;arch=t2;vol=A01B22C3;boot=1789900000;con=bob;u=bob/501/ma/1/1/-/0;k=PMI;ts=1790160300;.";

    public const string NoHolder =
        "FTK1;n=0;adm=0;eu=0;hid=0;orph=0;fv=off;prk=0;irk=0;pk=0;btS=Y;btE=N;btv=0;esc=1;eb=1;ssh=0;pso=0;os=15.6.1;arch=arm64;vol=77D0E5F2;boot=1790001000;con=carol;u=carol/501/s/0/0/0/0,itadmin/502/a/0/0/0/0;k=;ts=1790160600;.";

    public const string ExtraAdmin =
        "FTK1;n=2;adm=1;eu=1;hid=1;orph=1;fv=on;prk=1;irk=0;pk=1789500000;btS=Y;btE=Y;btv=1;esc=1;eb=0;ssh=1;pso=p;os=26.4;arch=arm64;vol=0C9E81AA;boot=1790100200;con=d.m%C3%BCller;u=d.m%C3%BCller/501/s/1/1/1/0,itadmin/502/a/1/1/1/1;k=PM;ts=1790160900;.";

    public const string FileVaultOff =
        "FTK1;n=1;adm=1;eu=1;hid=0;orph=0;fv=off;prk=0;irk=0;pk=0;btS=Y;btE=Y;btv=1;esc=0;eb=0;ssh=0;pso=0;os=14.7;arch=arm64;vol=51AC77B0;boot=1790120000;con=erik;u=erik/501/a/1/0/1/0;k=M;ts=1790161200;.";

    public const string FailedProbes =
        "FTK1;n=u;adm=u;eu=u;hid=u;orph=u;fv=u;prk=u;irk=u;pk=1790000000;btS=u;btE=u;btv=u;esc=u;eb=0;ssh=u;pso=u;os=27.0;arch=arm64;vol=u;boot=1790150000;con=fatima;u=fatima/501/s/u/u/u/0;k=;err=fde,tok,dsk,bt,dev,esc,ssh,pso,vol;ts=1790161500;.";

    public static TheoryData<string> All => [Healthy, Intel, NoHolder, ExtraAdmin, FileVaultOff, FailedProbes];
}
