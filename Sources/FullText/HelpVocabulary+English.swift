// Which English words mean the same in a question, and which Russian words are they? Most articles have English titles and
// keywords; these lines carry the rest. Form: QueryRules.swift.

extension HelpVocabulary {
  static let english = """
    > can't send, cannot send, unable to send, won't send, not sending, not sent: error, sending, disabled
    > can't receive, cannot receive, not receiving, not getting, don't get, didn't get, haven't received: arrive, missing
    > can't log in, can't sign in, cannot log in, cannot sign in, unable to log in, can't login: wrong, password
    > can't open, cannot open, won't open, doesn't open, unable to open: open, load
    > auto renewal, auto renew, autorenewal, recurring payment: subscription
    > overcharged, charged twice, charged for, money back: refund, charge
    > human, real person, live agent, operator, someone real: phone, support
    = restore, recover, recovery, retrieve, regain, recovering, reset
    = delete, remove, erase, deletion, removal, deleting, close, deactivate
    = sign in, login, log in, signin, logon, logging in, signing in, sign-in
    = sign out, logout, log out, signout, signed out, logged out
    = sign up, signup, register, registration, create account
    = change, modify, update, edit, switch, changing
    = send, sending, sent, mailing, deliver
    = receive, receiving, arrive, arriving, received, come, coming
    = forward, forwarding, redirect, redirecting
    = disable, turn off, switch off, deactivate, off, stop
    = enable, turn on, switch on, activate, setup, set up, on
    = attach, attachment, attaching, attached, attachments
    = download, downloading, save
    = upload, uploading, load
    = block, blocked, ban, banned, locked, restricted, suspended, blocking
    = hack, hacked, hacking, compromised, stolen, hijacked, breach
    = missing, lost, disappeared, gone, vanished, disappear
    = buy, purchase, purchasing, order, bought
    = pay, payment, paying, paid, billing, charge
    = cancel, cancelling, cancellation, undo, unsend, recall
    = refund, money back, reimbursement, chargeback
    = unsubscribe, opt out, unsubscribing
    = subscription, subscribe, plan, membership
    = invite, invitation, inviting, invitee
    = share, sharing, shared
    = sync, synchronize, synchronization, syncing, synchronise, refresh
    = crash, crashes, crashing, freezes, crashed, freezing
    = slow, slowly, lag, lags, lagging
    = notification, notifications, alert, alerts, push
    = two-factor, 2fa, two factor, two step, 2-step, mfa, second factor, two-step
    = bounce, bounced, undelivered, returned, undeliverable, mailer-daemon, rejected
    = garbled, unreadable, encoding, gibberish, weird characters
    = import, importing, migrate, migration, move, transfer, migrating
    = export, backup, archive, back up
    = limit, limits, quota, maximum, max, limitation, restriction
    = full, over quota, exceeded, out of space, no space, ran out
    = autoreply, auto-reply, autoresponder, out of office, vacation, auto reply, away message
    = schedule, scheduled, delayed, later, scheduling
    = spam, junk, unwanted
    = phishing, scam, fraud, fake, scammer
    = conversation, thread, threads, threading, grouping
    = theme, appearance, background, dark mode, look
    = signature, footer
    = filter, filters, rule, rules
    = phone, mobile, cell, telephone, smartphone, cellphone
    = code, verification, otp, one-time
    = picture, pictures, image, images, photo, photos, avatar
    = language, english, translate, russian
    = trash, bin, deleted items
    = error, failed, failure, fails, fail, problem, issue
    = contact, reach, write to
    = support, customer service, helpdesk, help desk
    = hours, schedule of work, response time
    = fingerprint, biometric, biometrics, face id, touch id
    = reminder, reminders, remind
    = meeting, event, appointment
    = group, list, several people, multiple recipients
    = company, corporate, business, work
    = employee, user, staff, worker
    = free up, clean, clear, cleanup, clean up
    = storage, space, gigabytes, gb
    = certificate, ssl, tls
    = download all, takeout
    ~ email, mail, mailbox, e-mail, inbox, letter, message, почта, письмо, emails
    ~ mailbox, почта, ящик
    ~ account, аккаунт, profile
    ~ message, письмо, email
    ~ password, пароль, passphrase
    ~ cloud, облако, drive, disk
    ~ file, файл, document
    ~ folder, папка
    ~ phone, телефон
    ~ calendar, календарь
    ~ access, доступ
    ~ restore, восстановить
    ~ delete, удалить
    ~ send, отправить
    ~ attach, прикрепить
    ~ spam, спам
    ~ notifications, уведомления
    ~ subscription, подписка
    ~ refund, возврат
    ~ forward, переслать
    ~ address, адрес, username, логин
    ~ app, приложение, application
    ~ support, поддержка
    ~ question, вопрос
    ~ card, карта
    ~ friend, друг, recipient
    """
}
