using System.Globalization;
using System.Text;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>A place of work: its site and the names people have there.</summary>
/// <param name="Site">Jamf site.</param>
/// <param name="Code">Three letters in computer names.</param>
/// <param name="Given">Given names.</param>
/// <param name="Family">Family names.</param>
/// <param name="FamilyFirst">Whether the family name comes first.</param>
/// <param name="Weight">How many Macs it has, relative to the others.</param>
internal sealed record Place(SimulatedSite Site, string Code, Name[] Given, Name[] Family, bool FamilyFirst, int Weight);

/// <summary>A given or family name.</summary>
/// <param name="Written">As it is written.</param>
/// <param name="Ascii">In ASCII, lower case, as account names use it.</param>
internal sealed record Name(string Written, string Ascii);

/// <summary>A person: how the name is written and how it becomes an account name.</summary>
/// <param name="FullName">Full name as written.</param>
/// <param name="Given">Given name in ASCII, lower case.</param>
/// <param name="Family">Family name in ASCII, lower case.</param>
internal sealed record Person(string FullName, string Given, string Family);

/// <summary>The people of the fleet, from many countries.</summary>
internal static class People
{
    public static IReadOnlyList<Place> Places { get; } = Build(
        ("Lisbon", "LIS", 12, false, "Mariana João Inês Tiago Beatriz Rui Catarina Gonçalo Leonor Duarte", "Costa Ferreira Gonçalves Araújo Magalhães Simões Brandão Conceição Teixeira Nóbrega"),
        ("Munich", "MUC", 14, false, "Maximilian Jürgen Sören Käthe Anke Lukas Günther Friederike Jörg Theresa", "Müller Bauer Größmann Schäfer Weiß Köhler Vogel Hübner Krämer von-Stein"),
        ("Oslo", "OSL", 6, false, "Håkon Ingrid Øyvind Åse Sindre Kjersti Bjørn Solveig Trygve Maren", "Lindqvist Ødegård Nygård Bakke Sæther Haugen Strømme Åsen Bjørnstad Vik"),
        ("Warsaw", "WAW", 9, false, "Tomasz Małgorzata Łukasz Żaneta Paweł Świętosława Jędrzej Zofia Michał Agnieszka", "Wójcik Kowalczyk Dąbrowska Wiśniewski Żak Łuczak Szczęsny Pawłowska Głowacki Ćwik"),
        ("Tokyo", "TYO", 7, true, "美咲|misaki 健太|kenta さくら|sakura 大輔|daisuke 葵|aoi 翔|sho 優子|yuko 拓海|takumi 陽菜|hina 蓮|ren", "佐藤|sato 田中|tanaka 鈴木|suzuki 渡辺|watanabe 小林|kobayashi 加藤|kato 吉田|yoshida 山本|yamamoto 中村|nakamura 斎藤|saito"),
        ("Hanoi", "HAN", 6, true, "Hương Đức Thảo Minh Tuấn Ngọc Hạnh Phương Quốc Yến", "Nguyễn Trần Lê Phạm Hoàng Đặng Bùi Võ Đỗ Ngô"),
        ("Istanbul", "IST", 6, false, "Çağla İbrahim Şule Ömer Gülşen Işıl Kağan Özlem Tuğba Emre", "Yıldırım Çelik Şahin Öztürk Güneş Kılıç Doğan Işık Aydın Ünal"),
        ("Cairo", "CAI", 5, false, "عمر|omar فاطمة|fatima أحمد|ahmed ليلى|layla يوسف|youssef مريم|mariam خالد|khaled نور|nour هبة|heba سامي|sami", "المصري|elmasry حسن|hassan إبراهيم|ibrahim الشريف|elsherif منصور|mansour فؤاد|fouad سالم|salem رشدي|roshdy عزيز|aziz قاسم|kassem"),
        ("Reykjavik", "REK", 3, false, "Sigríður Þór Guðrún Björk Ásgeir Eyþór Hrafnhildur Jón Æsa Snæbjörn", "Jónsdóttir Þorsteinsson Guðmundsdóttir Sigurðsson Björnsdóttir Einarsson Árnadóttir Ólafsson Ægisdóttir Helgason"),
        ("Prague", "PRG", 6, false, "Kateřina Jiří Žofie Ondřej Šárka Řehoř Lucie Tomáš Zdeňka Vojtěch", "Dvořáková Novák Černý Procházka Kučerová Říha Šťastný Žižka Horák Pokorná"),
        ("Seoul", "SEL", 5, true, "지우|jiwoo 민준|minjun 서연|seoyeon 하은|haeun 도윤|doyun 수아|sua 예준|yejun 지호|jiho 은지|eunji 현우|hyunwoo", "김|kim 이|lee 박|park 최|choi 정|jung 강|kang 조|cho 윤|yoon 장|jang 임|lim"),
        ("São Paulo", "SAO", 6, false, "João Antônia Thiago Luíza Caetano Jussara Renato Márcia Otávio Iara", "Pereira Araújo Gusmão Conceição Leão Brandão Queiroz Falcão Muniz Sampaio"),
        ("Bogotá", "BOG", 4, false, "Camila Andrés Ximena Julián Sofía Iván Lucía Nicolás Paloma Óscar", "Restrepo Muñoz Peña Ibáñez Gómez Núñez Álvarez Ordóñez Zúñiga Cárdenas"),
        ("Nairobi", "NBO", 4, false, "Wanjiru Kamau Achieng Otieno Njeri Kipchoge Wambui Barasa Nyokabi Mutua", "Kamau Odhiambo Wanjala Mwangi Kiptoo Njoroge Achieng Omondi Wafula Chebet"),
        ("Lagos", "LOS", 4, false, "Ngozi Chinedu Adaeze Emeka Folasadé Olúwaseun Ifeoma Tunde Yétúndé Obinna", "Adeyemi Okafor Balógun Eze Adébáyò Nwosu Okonkwo Ogunleye Ibrahim Akpan"),
        ("Athens", "ATH", 4, false, "Ελένη|eleni Κώστας|kostas Μαρία|maria Γιώργος|giorgos Δήμητρα|dimitra Νίκος|nikos Άννα|anna Πέτρος|petros Σοφία|sofia Ηλίας|ilias", "Παπαδοπούλου|papadopoulou Νικολάου|nikolaou Γεωργίου|georgiou Δημητρίου|dimitriou Ιωάννου|ioannou Κωνσταντίνου|konstantinou Οικονόμου|oikonomou Αθανασίου|athanasiou Μακρής|makris Βλάχος|vlachos"),
        ("Dublin", "DUB", 5, false, "Aoife Seán Niamh Pádraig Sinéad Oisín Caoimhe Tadhg Róisín Cillian", "Ní-Bhriain O’Connor Ó-Súilleabháin Murphy Nic-Dhonnchadha Walsh O’Neill Byrne Ní-Mháille Doyle"),
        ("Lyon", "LYO", 6, false, "Chloé François Zoé Étienne Hélène Loïc Maëlle Gaël Anaïs Benoît", "Marchand Lefèvre D’Amboise Bélanger Chevalier Gauthier Noël Pénicaud Thévenet Roussel"),
        ("Karachi", "KHI", 4, false, "Ayesha Bilal Zainab Usman Fatimah Hamza Maryam Imran Sana Tariq", "Siddiqui Qureshi Khan Mirza Chaudhry Ansari Baig Rizvi Haider Malik"),
        ("Kyiv", "IEV", 4, false, "Олена|olena Андрій|andrii Ганна|hanna Богдан|bohdan Ірина|iryna Тарас|taras Юлія|yuliia Сергій|serhii Надія|nadiia Остап|ostap", "Шевченко|shevchenko Коваль|koval Бондаренко|bondarenko Ткачук|tkachuk Гриценко|hrytsenko Мельник|melnyk Їжакевич|yizhakevych Лисенко|lysenko Петренко|petrenko Савчук|savchuk"),
        ("Pune", "PNQ", 6, false, "अनिता|anita रोहन|rohan प्रिया|priya अर्जुन|arjun स्नेहा|sneha विक्रम|vikram मीरा|meera आदित्य|aditya काव्या|kavya निखिल|nikhil", "देशपांडे|deshpande कुलकर्णी|kulkarni पाटील|patil जोशी|joshi चव्हाण|chavan भोसले|bhosale देशमुख|deshmukh गोखले|gokhale नाईक|naik सावंत|sawant"),
        ("Taipei", "TPE", 4, true, "雅婷|yating 志明|zhiming 怡君|yijun 家豪|jiahao 淑芬|shufen 俊傑|junjie 心怡|xinyi 冠宇|guanyu 佳穎|jiaying 承翰|chenghan", "陳|chen 林|lin 黃|huang 張|chang 李|li 王|wang 吳|wu 劉|liu 蔡|tsai 楊|yang"),
        ("Haifa", "HFA", 3, false, "נועה|noa דוד|david תמר|tamar יונתן|yonatan מיכל|michal איתי|itai שירה|shira אורי|uri הדס|hadas גיל|gil", "כהן|cohen לוי|levi מזרחי|mizrahi פרץ|peretz ביטון|biton אברהם|avraham פרידמן|friedman שפירא|shapira גולן|golan רוזן|rosen"),
        ("Austin", "AUS", 8, false, "Emily Marcus Jada Tyler Grace Malik Hannah DeShawn Abigail Jesús", "Johnson O’Brien Washington Nguyen Smith-Jones García Brooks Miller Begay Thompson"));

    /// <summary>A person of that place.</summary>
    public static Person At(Place place, ref Dice dice)
    {
        var given = dice.Of(place.Given);
        var family = dice.Of(place.Family);
        var separator = place.FamilyFirst && given.Written.Any(c => c > 0x2E80) ? "" : " ";
        var full = place.FamilyFirst ? family.Written + separator + given.Written : $"{given.Written} {family.Written}";
        return new Person(full, given.Ascii, family.Ascii);
    }

    // Names of other scripts are given as written|ascii.
    private static Name Read(string name)
    {
        var bar = name.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? new Name(name.Replace('-', ' '), Ascii(name)) : new Name(name[..bar], name[(bar + 1)..]);
    }

    /// <summary>A name as account names are usually made of it: ASCII letters only, lower case.</summary>
    private static string Ascii(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            text.Append(c switch
            {
                'ø' or 'Ø' => "o",
                'ł' or 'Ł' => "l",
                'ð' or 'Ð' or 'đ' or 'Đ' => "d",
                'þ' or 'Þ' => "th",
                'æ' or 'Æ' => "ae",
                'ß' => "ss",
                'ı' => "i",
                _ when char.IsAsciiLetter(c) => char.ToLowerInvariant(c).ToString(),
                _ => "",
            });
        }

        return text.ToString();
    }

    private static Place[] Build(params (string City, string Code, int Weight, bool FamilyFirst, string Given, string Family)[] places) =>
        [.. places.Select((p, i) => new Place(
            new SimulatedSite((i + 1).ToString(CultureInfo.InvariantCulture), p.City), p.Code, [.. p.Given.Split(' ').Select(Read)], [.. p.Family.Split(' ').Select(Read)], p.FamilyFirst, p.Weight))];
}
