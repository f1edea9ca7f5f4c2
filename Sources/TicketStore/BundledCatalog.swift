// Which text does the bundled catalog have? That of Sources/Desk/catalog.json, as a literal, which costs nothing at start
// and leaves the executable one movable file.

/// The JSON text of the bundled catalog.
func bundledCatalogSource() -> String {
  #"""
  {
    "schema": 1,
    "zone": "MSK-3",
    "service_hours": {
      "days": [
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun"
      ],
      "from": "09:00",
      "to": "21:00",
      "days_off": []
    },
    "promise": {
      "answer": "24h",
      "limit": "5d",
      "clock": "calendar"
    },
    "phone": {
      "en": "There is no phone line.",
      "ru": "Телефонной линии нет."
    },
    "channels": [
      {
        "slug": "form",
        "title": {
          "en": "help-center form",
          "ru": "форма в справочном центре"
        }
      },
      {
        "slug": "mail",
        "title": {
          "en": "letter by email",
          "ru": "письмо по электронной почте"
        }
      },
      {
        "slug": "app",
        "title": {
          "en": "mobile app",
          "ru": "мобильное приложение"
        }
      },
      {
        "slug": "account",
        "title": {
          "en": "signed-in account",
          "ru": "личный кабинет"
        }
      },
      {
        "slug": "social",
        "title": {
          "en": "comments on social networks",
          "ru": "комментарии в социальных сетях"
        }
      },
      {
        "slug": "shell",
        "title": {
          "en": "filed by hand",
          "ru": "заведено вручную"
        }
      }
    ],
    "kinds": [
      {
        "slug": "question",
        "title": {
          "en": "question",
          "ru": "вопрос"
        }
      },
      {
        "slug": "problem",
        "title": {
          "en": "problem",
          "ru": "проблема"
        }
      },
      {
        "slug": "recovery",
        "title": {
          "en": "access recovery",
          "ru": "восстановление доступа"
        }
      },
      {
        "slug": "dispute",
        "title": {
          "en": "dispute",
          "ru": "спор"
        }
      },
      {
        "slug": "complaint",
        "title": {
          "en": "complaint",
          "ru": "жалоба"
        }
      },
      {
        "slug": "claim",
        "title": {
          "en": "claim",
          "ru": "претензия"
        }
      },
      {
        "slug": "suggestion",
        "title": {
          "en": "suggestion",
          "ru": "пожелание"
        }
      }
    ],
    "details": [
      {
        "key": "registered",
        "title": {
          "en": "registration date",
          "ru": "дата регистрации ящика"
        }
      },
      {
        "key": "phone",
        "title": {
          "en": "linked phone number",
          "ru": "привязанный номер телефона"
        }
      },
      {
        "key": "owner",
        "title": {
          "en": "owner's name",
          "ru": "имя владельца"
        }
      },
      {
        "key": "mailbox",
        "title": {
          "en": "mailbox address",
          "ru": "адрес почтового ящика"
        }
      },
      {
        "key": "browser",
        "title": {
          "en": "browser and its version",
          "ru": "браузер и его версия"
        }
      },
      {
        "key": "system",
        "title": {
          "en": "operating system",
          "ru": "операционная система"
        }
      },
      {
        "key": "device",
        "title": {
          "en": "device model",
          "ru": "модель устройства"
        }
      },
      {
        "key": "app-version",
        "title": {
          "en": "app version",
          "ru": "версия приложения"
        }
      },
      {
        "key": "client",
        "title": {
          "en": "mail program and its version",
          "ru": "почтовая программа и её версия"
        }
      },
      {
        "key": "error",
        "title": {
          "en": "exact error text",
          "ru": "точный текст ошибки"
        }
      },
      {
        "key": "when",
        "title": {
          "en": "date and time it happened",
          "ru": "дата и время события"
        }
      },
      {
        "key": "sender",
        "title": {
          "en": "sender's address",
          "ru": "адрес отправителя"
        }
      },
      {
        "key": "letter-subject",
        "title": {
          "en": "subject of the letter concerned",
          "ru": "тема письма, о котором речь"
        }
      },
      {
        "key": "headers",
        "title": {
          "en": "message headers",
          "ru": "служебные заголовки письма"
        }
      },
      {
        "key": "folder",
        "title": {
          "en": "folder name",
          "ru": "название папки"
        }
      },
      {
        "key": "file",
        "title": {
          "en": "file name and size",
          "ru": "имя и размер файла"
        }
      },
      {
        "key": "link",
        "title": {
          "en": "page address",
          "ru": "ссылка на страницу"
        }
      },
      {
        "key": "plan",
        "title": {
          "en": "plan or subscription",
          "ru": "тариф или подписка"
        }
      },
      {
        "key": "paid-on",
        "title": {
          "en": "payment date",
          "ru": "дата оплаты"
        }
      },
      {
        "key": "amount",
        "title": {
          "en": "amount paid",
          "ru": "сумма оплаты"
        }
      },
      {
        "key": "receipt",
        "title": {
          "en": "receipt or order number",
          "ru": "чек или номер заказа"
        }
      },
      {
        "key": "store",
        "title": {
          "en": "where it was bought",
          "ru": "где оформлена покупка"
        }
      },
      {
        "key": "card",
        "title": {
          "en": "last four digits of the card",
          "ru": "последние четыре цифры карты"
        }
      },
      {
        "key": "event",
        "title": {
          "en": "event name and date",
          "ru": "название и дата события"
        }
      },
      {
        "key": "time-zone",
        "title": {
          "en": "time zone",
          "ru": "часовой пояс"
        }
      },
      {
        "key": "domain",
        "title": {
          "en": "domain name",
          "ru": "имя домена"
        }
      },
      {
        "key": "admin",
        "title": {
          "en": "domain administrator's address",
          "ru": "адрес администратора домена"
        }
      },
      {
        "key": "organization",
        "title": {
          "en": "organization name",
          "ru": "название организации"
        }
      },
      {
        "key": "nickname",
        "title": {
          "en": "name in the game",
          "ru": "игровое имя"
        }
      },
      {
        "key": "server",
        "title": {
          "en": "game server",
          "ru": "игровой сервер"
        }
      },
      {
        "key": "provider",
        "title": {
          "en": "internet provider",
          "ru": "интернет-провайдер"
        }
      },
      {
        "key": "ticket",
        "title": {
          "en": "number of the earlier request",
          "ru": "номер прежнего обращения"
        }
      },
      {
        "key": "evidence",
        "title": {
          "en": "evidence",
          "ru": "доказательства"
        }
      }
    ],
    "products": [
      {
        "slug": "account",
        "title": {
          "en": "Account and security",
          "ru": "Аккаунт и безопасность"
        },
        "channels": [
          "form",
          "mail",
          "app",
          "account",
          "social"
        ],
        "address": "support@corp.mail.ru",
        "topics": [
          {
            "slug": "access",
            "title": {
              "en": "Access to the mailbox",
              "ru": "Доступ к ящику"
            },
            "kind": "recovery",
            "wants": [
              "mailbox",
              "registered",
              "phone",
              "owner"
            ]
          },
          {
            "slug": "security",
            "title": {
              "en": "Account security",
              "ru": "Безопасность аккаунта"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "phone",
              "when"
            ]
          },
          {
            "slug": "vk-id",
            "title": {
              "en": "VK ID",
              "ru": "VK ID"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "phone"
            ]
          },
          {
            "slug": "registration",
            "title": {
              "en": "Registering a mailbox",
              "ru": "Регистрация ящика"
            },
            "kind": "question",
            "wants": [
              "browser",
              "error"
            ]
          },
          {
            "slug": "closing",
            "title": {
              "en": "Deleting and restoring a mailbox",
              "ru": "Удаление и восстановление ящика"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "registered",
              "owner"
            ]
          },
          {
            "slug": "profile",
            "title": {
              "en": "Profile and personal data",
              "ru": "Профиль и личные данные"
            },
            "kind": "question",
            "wants": [
              "mailbox"
            ]
          }
        ]
      },
      {
        "slug": "mail",
        "title": {
          "en": "Mail",
          "ru": "Почта"
        },
        "channels": [
          "form",
          "mail",
          "app",
          "account",
          "social"
        ],
        "address": "mailsupport@corp.mail.ru",
        "topics": [
          {
            "slug": "settings",
            "title": {
              "en": "Mailbox settings",
              "ru": "Настройки ящика"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "browser"
            ]
          },
          {
            "slug": "letters",
            "title": {
              "en": "Letters and attachments",
              "ru": "Письма и вложения"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "letter-subject",
              "when",
              "error",
              "browser"
            ]
          },
          {
            "slug": "storage",
            "title": {
              "en": "Mailbox space and backup",
              "ru": "Место в ящике и копия писем"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "error"
            ]
          },
          {
            "slug": "spam",
            "title": {
              "en": "Spam and newsletters",
              "ru": "Спам и рассылки"
            },
            "kind": "complaint",
            "wants": [
              "mailbox",
              "sender",
              "headers"
            ]
          },
          {
            "slug": "folders",
            "title": {
              "en": "Folders, filters and forwarding",
              "ru": "Папки, фильтры и пересылка"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "folder",
              "browser"
            ]
          },
          {
            "slug": "contacts",
            "title": {
              "en": "Contacts and group letters",
              "ru": "Контакты и письма группе"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "browser"
            ]
          },
          {
            "slug": "interface",
            "title": {
              "en": "Look and work of the site",
              "ru": "Вид и работа сайта"
            },
            "kind": "problem",
            "wants": [
              "browser",
              "system",
              "error"
            ]
          },
          {
            "slug": "clients",
            "title": {
              "en": "Mail programs",
              "ru": "Почтовые программы"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "client",
              "system",
              "error"
            ]
          }
        ]
      },
      {
        "slug": "mobile",
        "title": {
          "en": "Mobile app",
          "ru": "Мобильное приложение"
        },
        "channels": [
          "form",
          "mail",
          "app",
          "account",
          "social"
        ],
        "address": "mailsupport@corp.mail.ru",
        "topics": [
          {
            "slug": "app",
            "title": {
              "en": "The Mail app",
              "ru": "Приложение Почта"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "device",
              "system",
              "app-version",
              "error"
            ]
          }
        ]
      },
      {
        "slug": "cloud",
        "title": {
          "en": "Cloud",
          "ru": "Облако"
        },
        "channels": [
          "form",
          "app",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "storage",
            "title": {
              "en": "Cloud space",
              "ru": "Место в Облаке"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "plan"
            ]
          },
          {
            "slug": "payment",
            "title": {
              "en": "Buying cloud space",
              "ru": "Покупка места в Облаке"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "plan",
              "store"
            ]
          },
          {
            "slug": "files",
            "title": {
              "en": "Files and documents",
              "ru": "Файлы и документы"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "file",
              "error",
              "browser"
            ]
          },
          {
            "slug": "sharing",
            "title": {
              "en": "Links and shared folders",
              "ru": "Ссылки и общие папки"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "link"
            ]
          },
          {
            "slug": "mobile",
            "title": {
              "en": "Cloud on a phone",
              "ru": "Облако на телефоне"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "device",
              "app-version"
            ]
          },
          {
            "slug": "desktop",
            "title": {
              "en": "Cloud on a computer",
              "ru": "Облако на компьютере"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "system",
              "app-version",
              "error"
            ]
          }
        ]
      },
      {
        "slug": "payment",
        "title": {
          "en": "Subscriptions and payment",
          "ru": "Подписки и оплата"
        },
        "channels": [
          "form",
          "app",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "subscriptions",
            "title": {
              "en": "Subscriptions and charges",
              "ru": "Подписки и списания"
            },
            "kind": "claim",
            "wants": [
              "mailbox",
              "paid-on",
              "amount",
              "receipt",
              "store",
              "card"
            ]
          }
        ]
      },
      {
        "slug": "calendar",
        "title": {
          "en": "Calendar",
          "ru": "Календарь"
        },
        "channels": [
          "form",
          "app",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "events",
            "title": {
              "en": "Events and reminders",
              "ru": "События и напоминания"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "event",
              "time-zone"
            ]
          },
          {
            "slug": "sharing",
            "title": {
              "en": "Invitations and shared calendars",
              "ru": "Приглашения и общие календари"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "event"
            ]
          },
          {
            "slug": "sync",
            "title": {
              "en": "Synchronizing the calendar",
              "ru": "Синхронизация календаря"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "device",
              "client",
              "error"
            ]
          }
        ]
      },
      {
        "slug": "workspace",
        "title": {
          "en": "VK WorkSpace (mail for a domain)",
          "ru": "VK WorkSpace (почта для домена)"
        },
        "channels": [
          "form",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "domain",
            "title": {
              "en": "Connecting and removing a domain",
              "ru": "Подключение и удаление домена"
            },
            "kind": "question",
            "wants": [
              "domain",
              "admin",
              "error"
            ]
          },
          {
            "slug": "dns",
            "title": {
              "en": "DNS records",
              "ru": "DNS-записи"
            },
            "kind": "problem",
            "wants": [
              "domain",
              "admin"
            ]
          },
          {
            "slug": "users",
            "title": {
              "en": "Employees' mailboxes",
              "ru": "Ящики сотрудников"
            },
            "kind": "question",
            "wants": [
              "domain",
              "admin",
              "mailbox"
            ]
          },
          {
            "slug": "payment",
            "title": {
              "en": "Plans, invoices and blocking",
              "ru": "Тарифы, счета и блокировка"
            },
            "kind": "question",
            "wants": [
              "domain",
              "organization",
              "plan"
            ]
          },
          {
            "slug": "migration",
            "title": {
              "en": "Moving company mail",
              "ru": "Переезд почты компании"
            },
            "kind": "question",
            "wants": [
              "domain",
              "admin",
              "error"
            ]
          },
          {
            "slug": "clients",
            "title": {
              "en": "Mail programs at work",
              "ru": "Почтовые программы на работе"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "client",
              "error"
            ]
          },
          {
            "slug": "deliverability",
            "title": {
              "en": "Delivery of a site's letters",
              "ru": "Доставка писем сайта"
            },
            "kind": "problem",
            "wants": [
              "domain",
              "error",
              "headers",
              "when"
            ]
          }
        ]
      },
      {
        "slug": "games",
        "title": {
          "en": "Games (Warface, VK Play)",
          "ru": "Игры (Warface, VK Play)"
        },
        "channels": [
          "form",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "warface",
            "title": {
              "en": "Warface",
              "ru": "Warface"
            },
            "kind": "problem",
            "wants": [
              "nickname",
              "server",
              "when",
              "error"
            ]
          },
          {
            "slug": "vk-play",
            "title": {
              "en": "VK Play",
              "ru": "VK Play"
            },
            "kind": "problem",
            "wants": [
              "mailbox",
              "system",
              "error"
            ]
          }
        ]
      },
      {
        "slug": "agent",
        "title": {
          "en": "Agent and ICQ",
          "ru": "Агент и ICQ"
        },
        "channels": [
          "form",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "icq",
            "title": {
              "en": "ICQ",
              "ru": "ICQ"
            },
            "kind": "question",
            "wants": []
          },
          {
            "slug": "agent",
            "title": {
              "en": "Mail.ru Agent",
              "ru": "Агент Mail.ru"
            },
            "kind": "question",
            "wants": []
          },
          {
            "slug": "history",
            "title": {
              "en": "Message history and contacts",
              "ru": "История переписки и контакты"
            },
            "kind": "question",
            "wants": [
              "mailbox"
            ]
          }
        ]
      },
      {
        "slug": "my-world",
        "title": {
          "en": "My World",
          "ru": "Мой Мир"
        },
        "channels": [
          "form",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "account",
            "title": {
              "en": "My World page",
              "ru": "Страница в Моём Мире"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "link"
            ]
          }
        ]
      },
      {
        "slug": "otvety",
        "title": {
          "en": "Otvety",
          "ru": "Ответы"
        },
        "channels": [
          "form",
          "account",
          "social"
        ],
        "topics": [
          {
            "slug": "rules",
            "title": {
              "en": "Rules and blocking",
              "ru": "Правила и блокировки"
            },
            "kind": "dispute",
            "wants": [
              "mailbox",
              "link",
              "when"
            ]
          },
          {
            "slug": "account",
            "title": {
              "en": "Questions, answers and profile",
              "ru": "Вопросы, ответы и профиль"
            },
            "kind": "question",
            "wants": [
              "mailbox",
              "link"
            ]
          }
        ]
      },
      {
        "slug": "support",
        "title": {
          "en": "Support service",
          "ru": "Служба поддержки"
        },
        "channels": [
          "form",
          "mail",
          "app",
          "account",
          "social"
        ],
        "address": "support@corp.mail.ru",
        "topics": [
          {
            "slug": "contact",
            "title": {
              "en": "Contacting support",
              "ru": "Обращение в поддержку"
            },
            "kind": "question",
            "wants": []
          },
          {
            "slug": "tickets",
            "title": {
              "en": "Request numbers and answers",
              "ru": "Номера обращений и ответы"
            },
            "kind": "question",
            "wants": [
              "ticket"
            ]
          },
          {
            "slug": "feedback",
            "title": {
              "en": "Complaints and suggestions",
              "ru": "Жалобы и пожелания"
            },
            "kind": "complaint",
            "wants": [
              "ticket",
              "when"
            ]
          },
          {
            "slug": "abuse",
            "title": {
              "en": "Fraud, threats, impersonation",
              "ru": "Мошенничество, угрозы, чужое имя"
            },
            "kind": "complaint",
            "wants": [
              "sender",
              "headers",
              "evidence"
            ]
          },
          {
            "slug": "status",
            "title": {
              "en": "Outages",
              "ru": "Сбои в работе"
            },
            "kind": "problem",
            "wants": [
              "when",
              "error",
              "provider"
            ]
          }
        ]
      },
      {
        "slug": "other",
        "title": {
          "en": "Outside our service",
          "ru": "Вне нашей службы"
        },
        "channels": [],
        "topics": [
          {
            "slug": "own-connection",
            "title": {
              "en": "My internet connection",
              "ru": "Моё подключение к интернету"
            },
            "kind": "question",
            "wants": [],
            "out_of_scope": {
              "reason": {
                "en": "Faults of your own internet line cannot be seen or repaired from here.",
                "ru": "Неполадки вашей собственной линии интернета отсюда не видны и не исправляются."
              },
              "turn_to": {
                "en": "your internet provider",
                "ru": "ваш интернет-провайдер"
              }
            }
          },
          {
            "slug": "other-company",
            "title": {
              "en": "Another company's service",
              "ru": "Сервис другой компании"
            },
            "kind": "question",
            "wants": [],
            "out_of_scope": {
              "reason": {
                "en": "Only the company that runs a service can look into it or change anything there.",
                "ru": "Разобраться и что-то изменить в сервисе может только та компания, которой он принадлежит."
              },
              "turn_to": {
                "en": "the support of that company",
                "ru": "поддержка той компании"
              }
            }
          },
          {
            "slug": "not-about-products",
            "title": {
              "en": "Not about our products",
              "ru": "Не о наших продуктах"
            },
            "kind": "question",
            "wants": [],
            "out_of_scope": {
              "reason": {
                "en": "This desk answers only about its own products.",
                "ru": "Служба поддержки отвечает только на вопросы о своих продуктах."
              },
              "turn_to": {
                "en": "a service that deals with that subject",
                "ru": "служба, которая занимается этим вопросом"
              }
            }
          }
        ]
      }
    ]
  }
  """#
}
