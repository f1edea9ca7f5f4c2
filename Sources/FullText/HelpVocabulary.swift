// How do people speak when they ask for help with mail, cloud, accounts and games? The rules in the form of
// QueryRules.swift, written for this library from the way Russian users talk; the words of the articles themselves belong
// into the articles' keywords, not here. This file has what decides nothing; +Families the forms of one meaning,
// +Synonyms the near meanings, +English what is asked in English.

/// The bundled rules.
enum HelpVocabulary {
  /// All lists, one after the other.
  static let all = [stopWords, politeness, families, synonyms, slang, brands, english].joined(separator: "\n")

  static let stopWords = """
    - а, в, во, и, к, ко, о, об, обо, от, ото, с, со, у, на, над, под, подо, по, из, изо, за, для, до, при, про
    - но, да, или, либо, же, бы, ли, то, это, этот, эта, эти, этого, этой, тот, та, те, так, такой, там, тут, здесь
    - я, мне, меня, мной, мы, нам, нас, ты, тебе, вы, вам, вас, вами, он, она, они, его, ее, их, ему, ей, им, ней, него
    - мой, моя, мое, мои, моего, моей, моему, моим, моих, мою, свой, своя, свое, свои, своего, своей, свою, своих, своем
    - ваш, ваша, ваше, ваши, наш, наша, наше, наши, себе, себя, который, которая, которые, которое, которого, которой
    - как, что, чего, чем, чему, кто, где, куда, когда, какой, какая, какие, какое, зачем, чтобы, если, ведь, уже, еще
    - есть, был, была, было, были, быть, будет, буду, все, всё, весь, вся, всего, всех, всем, только, тоже, также, очень
    - можно, нужно, надо, хочу, хотел, хотела, хотелось, могу, может, можете, нет, ни, не, один, одна, одно, раз
    - теперь, сейчас, сегодня, вчера, опять, снова, вдруг, постоянно, всегда, просто, вообще, самому, сам, сама, самой
    - делать, сделать, получается, получилось, случилось, почему, отчего, ну, вот, типа, короче, блин, какой-то, что-то
    - ru, майл, ру, com, www, http, https
    - the, a, an, of, to, in, on, at, for, from, by, with, without, and, or, is, are, was, be, been, am, it, its, this
    - that, these, those, i, me, my, mine, you, your, we, our, he, she, they, them, do, does, did, can, could, how, what
    - why, where, when, which, who, there, not, no, don't, doesn't, didn't, can't, won't, isn't, will, would, should, get
    - got, have, has, had, want, need, some, any, all, if, so, as, just, into, out, up
    """

  static let politeness = """
    . пожалуйста, пожалуста, плиз, пж, пжл, спасибо, заранее, здравствуйте, привет, добрый день, добрый вечер, день добрый
    . доброе утро, подскажите, подскажи, помогите, помоги, скажите, скажи, объясните, посоветуйте, расскажите, люди
    . ребята, народ, друзья, господа, уважаемые, кто нибудь знает, кто знает, кто-нибудь, никто не знает, может кто
    . в общем, вобщем, дело в том, такая проблема, у меня вопрос, вопрос такой, как быть, что делать, что мне делать
    . срочно, очень надо, очень нужно, ума не приложу, уже час жду, уже неделю, уже месяц, второй день, третий день
    . хотел спросить, хотелось бы узнать, хочу узнать, интересует, please, hello, hi, thanks, thank you, help me, help
    . каким образом, каким способом, есть ли возможность, возможно ли, можно ли, имеется, помощь нужна, нужна помощь
    """
}
