/* A help desk's year, made up: tickets of a Russian mail service, about three steps each, the same for the same seed.

     generate journal N STORE [seed] [small]    a store: store.json and the journal's day files, with right checksums
     generate records N FILE [seed] [small]     tickets as records for `support import`, one a line
     generate table N FILE [seed] [small]       what became of the journal's tickets, one row of CSV each, times in
                                                milliseconds since 1970

   Topics are drawn by Zipf's law, requesters and agents unevenly, times evenly over 365 days from 2025-01-01. A letter has
   about a kilobyte of UTF-8, with `small` about a tenth of that: ten million tickets then take some 12 GB. Writes
   hundreds of megabytes a second, so that a journal is made faster than it is copied. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef uint64_t u64;
typedef int64_t i64;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* ---- chance: splitmix64 (Steele, Lea, Flood 2014) */

static u64 state;

static u64 word(void) {
  u64 z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

static double share(void) { return (double)(word() >> 11) * 0x1p-53; }
static unsigned below(unsigned count) { return (unsigned)((word() >> 32) * count >> 32); }

/* ---- CRC-32C, eight bytes a step */

static uint32_t table[8][256];

static void make_table(void) {
  for (unsigned i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int bit = 0; bit < 8; bit++) c = c >> 1 ^ (c & 1 ? 0x82F63B78u : 0);
    table[0][i] = c;
  }
  for (unsigned i = 0; i < 256; i++)
    for (int k = 1; k < 8; k++) table[k][i] = table[k - 1][i] >> 8 ^ table[0][table[k - 1][i] & 255];
}

static uint32_t crc(const unsigned char *p, size_t count) {
  uint32_t c = ~0u;
  for (; count >= 8; count -= 8, p += 8) {
    u64 w;
    memcpy(&w, p, 8);
    w ^= c;
    c = table[7][w & 255] ^ table[6][w >> 8 & 255] ^ table[5][w >> 16 & 255] ^ table[4][w >> 24 & 255] ^
        table[3][w >> 32 & 255] ^ table[2][w >> 40 & 255] ^ table[1][w >> 48 & 255] ^ table[0][w >> 56];
  }
  for (; count; count--) c = c >> 8 ^ table[0][(c ^ *p++) & 255];
  return ~c;
}

/* ---- words */

static const struct {
  const char *product, *topic, *subject;
} topics[] = {
    {"account", "access", "Не могу войти в ящик"},
    {"mail", "letters", "Не приходит письмо"},
    {"account", "security", "Кажется, мой ящик взломали"},
    {"mail", "settings", "Сбились настройки почты"},
    {"mail", "spam", "Много рассылок, от которых не отписаться"},
    {"mail", "clients", "Программа не принимает пароль"},
    {"cloud", "files", "Пропали файлы в облаке"},
    {"mail", "folders", "Исчезла папка с письмами"},
    {"cloud", "storage", "Кончилось место"},
    {"account", "profile", "Как сменить имя отправителя"},
    {"mobile", "app", "Приложение не показывает уведомления"},
    {"games", "warface", "Не зачислена покупка в игре"},
    {"payment", "subscriptions", "Списали деньги за подписку"},
    {"calendar", "events", "Событие пропало из календаря"},
    {"mail", "interface", "Почта открывается без оформления"},
    {"account", "closing", "Прошу удалить ящик"},
    {"workspace", "domain", "Домен не подтверждается"},
    {"cloud", "sharing", "Ссылка на папку не открывается"},
    {"mail", "contacts", "Пропали контакты"},
    {"support", "contact", "Нет ответа на обращение"},
};
enum { TOPICS = sizeof topics / sizeof *topics, AGENTS = 60, PEOPLE = 50000, SENTENCES = 4096 };

static const char *kinds[] = {"problem", "question", "recovery", "complaint", "claim", "dispute", "suggestion"};
static const char *channels[] = {"form", "mail", "app", "account", "social"};
static const char *reasons[] = {"solved", "solved", "solved", "no-answer", "withdrawn"};
static const char *names[] = {"anna", "ivan", "maria", "sergey", "olga", "dmitry", "elena", "petr", "natalia", "yury"};
static const char *phrases[] = {
    "Здравствуйте! Сегодня утром, примерно в %d:40, заметил, что всё перестало работать.",
    "Пробовал с телефона и с компьютера, в двух браузерах, после перезагрузки — то же самое.",
    "На экране написано: \\\"Ошибка %d, повторите попытку позже\\\", и больше ничего.",
    "Пароль не менял, номер телефона прежний, код из сообщения приходит, но не подходит.",
    "Мне очень нужны письма за прошлую неделю: там билеты и договор №%d.",
    "В папке «Спам» смотрел, в корзине тоже, фильтров у меня всего %d.",
    "У коллег с тем же провайдером всё открывается, значит, дело не в сети.",
    "Снимок экрана могу прислать; на нём видно время и адрес страницы.",
    "Ящик завёл лет десять назад, точной даты не помню, кажется, весной.",
    "Спасибо за ответ! Сделал, как вы написали, но после выхода всё повторилось.",
    "Проверьте, пожалуйста, ещё раз: очистите кэш браузера и войдите заново.\\nЕсли не поможет, напишите время попытки.",
    "Мы нашли причину и исправили её; изменения появятся в течение %d минут.",
    "Чтобы подтвердить, что ящик ваш, назовите дату регистрации и темы последних писем.",
    "Место освободится после очистки корзины; письма старше %d дней она удаляет сама.",
    "Передали вопрос специалистам второй линии, они ответят в течение суток.",
    "Ничего не понимаю в настройках, поэтому прошу объяснить по шагам.",
    "Деньги списаны %d числа, чек во вложении, но услуга так и не включилась.",
    "Если нужно, могу позвонить или прийти, но лучше всё-таки письмом 🙂.",
};
enum { PHRASES = sizeof phrases / sizeof *phrases };

/* Sentences one after another, so that a body is one piece of them. */
static char text[SENTENCES * 320];
static unsigned starts[SENTENCES + 1];

static void make_text(void) {
  unsigned end = 0;
  for (int i = 0; i < SENTENCES; i++) {
    starts[i] = end;
    end += (unsigned)sprintf(text + end, phrases[below(PHRASES)], (int)below(24));
    text[end++] = ' ';
  }
  starts[SENTENCES] = end;
}

/* ---- output */

static char *buffer;
static size_t used;
static int file = -1;
enum { ROOM = 4 << 20, LONGEST = 64 << 10 };

static int is_told; /* only what became of the tickets is wanted, not the journal */

static void flush(void) {
  for (size_t done = 0; done < used && !is_told;) {
    ssize_t count = write(file, buffer + done, used - done);
    if (count < 0) fail("write");
    done += (size_t)count;
  }
  used = 0;
}

static void put(const char *bytes, size_t count) {
  memcpy(buffer + used, bytes, count);
  used += count;
}

static void say(const char *words) { put(words, strlen(words)); }

static void number(u64 value) {
  char digits[24], *p = digits + sizeof digits;
  do *--p = (char)('0' + value % 10);
  while (value /= 10);
  put(p, (size_t)(digits + sizeof digits - p));
}

static void hex(u64 value, int width) {
  char digits[16], *p = digits + 16;
  do *--p = "0123456789abcdef"[value & 15], width--;
  while ((value >>= 4) || width > 0);
  put(p, (size_t)(digits + 16 - p));
}

static const i64 first = 1735689600000; /* 2025-01-01T00:00:00Z */
static const i64 day = 86400000;
static char date[16];
static i64 date_of = -1;

/* Civil date from days (after H. Hinnant, chrono-compatible date algorithms). */
static const char *civil(i64 days) {
  if (days == date_of) return date;
  date_of = days;
  i64 z = days + 719468, era = z / 146097, doe = z - era * 146097;
  i64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  i64 mp = (5 * doy + 2) / 153, d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
  sprintf(date, "%04d-%02d-%02d", (int)(yoe + era * 400 + (m <= 2)), (int)m, (int)d);
  return date;
}

static void digits(unsigned value, int width) {
  for (int i = width; i--; value /= 10) buffer[used + (size_t)i] = (char)('0' + value % 10);
  used += (size_t)width;
}

static void moment(i64 t) {
  unsigned rest = (unsigned)(t % day);
  put(civil(t / day), 10);
  say("T"), digits(rest / 3600000, 2), say(":"), digits(rest / 60000 % 60, 2), say(":"), digits(rest / 1000 % 60, 2);
  say("."), digits(rest % 1000, 3), say("Z");
}

/* ---- tickets */

static int small;

enum kind { ANSWER, LETTER, ESCALATE, CLOSE, REOPEN };

struct step {
  i64 at;
  uint32_t ticket, person;
  unsigned char agent, seq, kind, second; /* second: whether the letter moves the ticket to line 2 */
};

struct ticket {
  i64 at;
  unsigned topic, person, agent, kind, channel, count;
  struct step steps[8];
};

static double ladder[TOPICS];

static void plan(struct ticket *ticket, u64 index, u64 count) {
  ticket->at = first + (i64)(((double)index + share()) * (365.0 * (double)day / (double)count));
  double place = share() * ladder[TOPICS - 1];
  for (ticket->topic = 0; ladder[ticket->topic] < place;) ticket->topic++;
  ticket->person = (unsigned)(share() * share() * PEOPLE);
  ticket->agent = (unsigned)(share() * share() * AGENTS);
  ticket->kind = below(7), ticket->channel = below(5), ticket->count = 0;
  i64 at = ticket->at;
  unsigned seq = 3, line = 1, letters = (unsigned)(share() * 3.8);
  struct step step = {.ticket = (uint32_t)index + 1, .person = ticket->person, .agent = (unsigned char)ticket->agent};
  for (unsigned i = 0; i < letters; i++) {
    at += 60000 - (i64)(21600000 * log(1 - share()));
    step.at = at, step.seq = (unsigned char)seq++, step.kind = i > 0 && share() < 0.5 ? LETTER : ANSWER;
    step.second = step.kind == LETTER && line == 1;
    if (step.second) line = 2, seq++;
    ticket->steps[ticket->count++] = step;
  }
  step.second = 0;
  if (line == 1 && share() < 0.1) {
    step.at = at += 1800000, step.seq = (unsigned char)seq++, step.kind = ESCALATE;
    ticket->steps[ticket->count++] = step;
  }
  if (share() < 0.62) {
    step.at = at += 600000 + (i64)(share() * 2 * (double)day), step.seq = (unsigned char)seq++, step.kind = CLOSE;
    ticket->steps[ticket->count++] = step;
    if (share() < 0.04) {
      step.at = at += 3600000, step.seq = (unsigned char)seq++, step.kind = REOPEN;
      ticket->steps[ticket->count++] = step;
    }
  }
}

static void body(unsigned low, unsigned high) {
  if (small) low = 1, high = 1;
  unsigned count = low + below(high - low + 1), from = below(SENTENCES - 16);
  put(text + starts[from], starts[from + count] - starts[from] - 1);
}

static void address(unsigned person) {
  say(names[person % 10]), say("."), number(person), say("@example.com");
}

static void agent(unsigned index) { say("agent"), digits(index + 1, 2); }

static void subject(const struct ticket *ticket) {
  say(topics[ticket->topic].subject), say(", случай "), number(below(1000));
}

/* ---- what became of them */

static struct row {
  i64 created, first, closed;
  unsigned char topic, kind, channel, state, line, reason;
} *rows;

static const char *states[] = {"open", "waiting", "closed"};

static void note_filing(const struct ticket *ticket, u64 index) {
  rows[index - 1] = (struct row){.created = ticket->at, .topic = (unsigned char)ticket->topic, .line = 1,
                                 .kind = (unsigned char)ticket->kind, .channel = (unsigned char)ticket->channel};
}

static void note_step(const struct step *step, unsigned reason) {
  struct row *row = &rows[step->ticket - 1];
  switch (step->kind) {
  case ANSWER:
    if (!row->first) row->first = step->at;
    if (row->state == 0) row->state = 1;
    break;
  case LETTER:
    row->state = 0, row->closed = 0;
    if (step->second) row->line = 2;
    break;
  case ESCALATE: row->line = 2; break;
  case CLOSE: row->state = 2, row->closed = step->at, row->reason = (unsigned char)reason; break;
  case REOPEN: row->state = 0, row->closed = 0; break;
  }
}

static void tell_rows(u64 count) {
  say("number,created,first_answer,closed,product,topic,kind,channel,state,line,reason\n");
  for (u64 index = 0; index < count; index++) {
    const struct row *row = &rows[index];
    if (used > ROOM - LONGEST) flush();
    number(index + 1), say(","), number((u64)row->created), say(",");
    if (row->first) number((u64)row->first);
    say(",");
    if (row->closed) number((u64)row->closed);
    say(","), say(topics[row->topic].product), say(","), say(topics[row->topic].topic), say(",");
    say(kinds[row->kind]), say(","), say(channels[row->channel]), say(","), say(states[row->state]), say(",");
    number(row->line), say(","), say(row->closed ? reasons[row->reason] : ""), say("\n");
  }
}

/* ---- the journal */

static u64 commits, given;
static size_t line_start;
static char folder[4096];
static i64 open_day = -1;

static void begin(i64 at) {
  if (!is_told && at / day != open_day) {
    if (file >= 0) flush(), close(file);
    open_day = at / day;
    char path[4200];
    sprintf(path, "%s/%s.jsonl", folder, civil(open_day));
    file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file < 0) fail(path);
  }
  if (used > ROOM - LONGEST) flush();
  line_start = used;
  say("{\"id\":\"0-"), hex(++commits, 1), say("\",\"last\":"), number(given), say(",\"at\":\""), moment(at);
  say("\",\"by\":{");
}

static void by_agent(unsigned index) { say("\"agent\":\""), agent(index); }
static void by_requester(unsigned person) { say("\"requester\":\""), address(person); }

static void events(const char *verb, u64 ticket, unsigned seq) {
  say("\"},\"do\":\""), say(verb), say("\",\"events\":[{\"ticket\":"), number(ticket), say(",\"seq\":"), number(seq);
}

static void next_event(u64 ticket, unsigned seq) {
  say("},{\"ticket\":"), number(ticket), say(",\"seq\":"), number(seq);
}

static void end(void) {
  say("}]");
  uint32_t sum = crc((unsigned char *)buffer + line_start, used - line_start);
  say(",\"crc\":\""), hex(sum, 8), say("\"}\n");
}

static void file_ticket(const struct ticket *ticket, u64 index) {
  given = index;
  if (rows) note_filing(ticket, index);
  begin(ticket->at), by_requester(ticket->person), events("new", index, 1);
  say(",\"type\":\"opened\",\"uid\":\""), hex(word(), 16), hex(word(), 16), say("\",\"requester\":{\"address\":\"");
  address(ticket->person), say("\"},\"subject\":\""), subject(ticket);
  say("\",\"product\":\""), say(topics[ticket->topic].product), say("\",\"topic\":\""), say(topics[ticket->topic].topic);
  say("\",\"kind\":\""), say(kinds[ticket->kind]), say("\",\"channel\":\""), say(channels[ticket->channel]);
  say("\",\"line\":1"), next_event(index, 2), say(",\"type\":\"message\",\"from\":\"requester\",\"body\":\"");
  body(4, 8), say("\""), end();
}

static void take_step(const struct step *step) {
  static const char *verbs[] = {"reply", "reply", "escalate", "close", "reopen"};
  unsigned reason = 0;
  begin(step->at);
  if (step->kind == LETTER) by_requester(step->person);
  else by_agent(step->agent);
  events(verbs[step->kind], step->ticket, step->seq);
  switch (step->kind) {
  case ANSWER: say(",\"type\":\"message\",\"from\":\"agent\",\"body\":\""), body(4, 8), say("\""); break;
  case LETTER:
    say(",\"type\":\"message\",\"from\":\"requester\",\"body\":\""), body(4, 8), say("\"");
    if (step->second) {
      next_event(step->ticket, step->seq + 1u);
      say(",\"type\":\"escalated\",\"line\":2,\"rule\":\"repeat-contact\"");
    }
    break;
  case ESCALATE: say(",\"type\":\"escalated\",\"line\":2,\"reason\":\""), body(1, 1), say("\""); break;
  case CLOSE: say(",\"type\":\"closed\",\"reason\":\""), say(reasons[reason = below(5)]), say("\""); break;
  case REOPEN: say(",\"type\":\"reopened\",\"reason\":\""), body(1, 1), say("\""); break;
  }
  end();
  if (rows) note_step(step, reason);
}

/* What is still to come, the nearest first: a binary heap. */
static struct step *heap;
static size_t waiting, heap_room;

static int sooner(const struct step *a, const struct step *b) {
  return a->at != b->at ? a->at < b->at : a->ticket != b->ticket ? a->ticket < b->ticket : a->seq < b->seq;
}

static void wait_for(struct step step) {
  if (waiting == heap_room) {
    heap = realloc(heap, (heap_room = heap_room * 2 + 1024) * sizeof *heap);
    if (!heap) fail("realloc");
  }
  size_t place = waiting++;
  for (; place && sooner(&step, &heap[(place - 1) / 2]); place = (place - 1) / 2) heap[place] = heap[(place - 1) / 2];
  heap[place] = step;
}

static struct step next_step(void) {
  struct step top = heap[0], last = heap[--waiting];
  size_t place = 0;
  for (;;) {
    size_t child = place * 2 + 1;
    if (child >= waiting) break;
    if (child + 1 < waiting && sooner(&heap[child + 1], &heap[child])) child++;
    if (!sooner(&heap[child], &last)) break;
    heap[place] = heap[child], place = child;
  }
  heap[place] = last;
  return top;
}

static void make_folder(const char *path) {
  if (mkdir(path, 0700) != 0 && errno != EEXIST) fail(path);
}

static void lives(u64 count) {
  struct ticket ticket;
  for (u64 index = 0; index < count; index++) {
    plan(&ticket, index, count);
    while (waiting && heap[0].at <= ticket.at) {
      struct step step = next_step();
      take_step(&step);
    }
    file_ticket(&ticket, index + 1);
    for (unsigned i = 0; i < ticket.count; i++) wait_for(ticket.steps[i]);
  }
  while (waiting) {
    struct step step = next_step();
    take_step(&step);
  }
}

static void journal(u64 count, const char *store) {
  make_folder(store);
  const char *parts[] = {"journal", "journal/0", "attachments", "tmp"};
  for (int i = 0; i < 4; i++) sprintf(folder, "%s/%s", store, parts[i]), make_folder(folder);
  sprintf(folder, "%s/store.json", store);
  int head = open(folder, O_WRONLY | O_CREAT | O_EXCL, 0600);
  const char *schema = "{\"schema\":1,\"created\":\"2025-01-01T00:00:00.000Z\"}\n";
  if (head < 0 || write(head, schema, strlen(schema)) < 0 || close(head) != 0) fail(folder);
  sprintf(folder, "%s/journal/0", store);
  lives(count);
}

static void tell(u64 count, const char *path) {
  rows = calloc(count + 1, sizeof *rows);
  if (!rows) fail("calloc");
  is_told = 1, lives(count), used = 0, is_told = 0;
  file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) fail(path);
  tell_rows(count);
}

/* ---- records */

static void record(const struct ticket *ticket, u64 index) {
  if (used > ROOM - LONGEST) flush();
  say("{\"number\":"), number(index), say(",\"created\":\""), moment(ticket->at), say("\",\"from\":\"");
  address(ticket->person), say("\",\"product\":\""), say(topics[ticket->topic].product), say("\",\"topic\":\"");
  say(topics[ticket->topic].topic), say("\",\"kind\":\""), say(kinds[ticket->kind]), say("\",\"channel\":\"");
  say(channels[ticket->channel]), say("\",\"subject\":\""), subject(ticket), say("\",\"body\":\""), body(4, 8);
  say("\",\"messages\":[");
  int is_first = 1;
  for (unsigned i = 0; i < ticket->count; i++) {
    const struct step *step = &ticket->steps[i];
    if (step->kind != ANSWER && step->kind != LETTER) continue;
    say(is_first ? "{\"at\":\"" : ",{\"at\":\""), moment(step->at), say("\",\"from\":\"");
    say(step->kind == ANSWER ? "agent\",\"by\":{\"agent\":\"" : "requester\",\"by\":{\"requester\":\"");
    if (step->kind == ANSWER) agent(step->agent);
    else address(step->person);
    say("\"},\"public\":true,\"body\":\""), body(4, 8), say("\"}");
    is_first = 0;
  }
  say("]}\n");
}

static void records(u64 count, const char *path) {
  file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) fail(path);
  struct ticket ticket;
  for (u64 index = 0; index < count; index++) plan(&ticket, index, count), record(&ticket, index + 1);
}

int main(int count, char **words) {
  if (count < 4 || strlen(words[3]) > 4000) {
    fprintf(stderr, "usage: generate journal|records|table N PATH [seed] [small]\n");
    return 2;
  }
  u64 tickets = strtoull(words[2], NULL, 10);
  state = count > 4 ? strtoull(words[4], NULL, 10) : 1;
  small = count > 5 && strcmp(words[5], "small") == 0;
  buffer = malloc(ROOM);
  if (!buffer || tickets > 100000000) return 2;
  make_table(), make_text();
  double sum = 0;
  for (int i = 0; i < TOPICS; i++) ladder[i] = sum += 1.0 / (i + 1);
  if (strcmp(words[1], "journal") == 0) journal(tickets, words[3]);
  else if (strcmp(words[1], "table") == 0) tell(tickets, words[3]);
  else records(tickets, words[3]);
  if (file >= 0) {
    flush();
    if (close(file) != 0) fail("close");
  }
  return 0;
}
